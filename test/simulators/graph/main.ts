import { readFileSync } from 'node:fs';
import { runSimulator } from '../command-line';
import { graphData, startGraph } from './simulator';

void runSimulator(({ port, dataFile }) => {
  if (!dataFile)
    throw new Error(
      '--data FILE: {"users": [{id, displayName, mail, preferredLanguage, userPrincipalName, managerId?}]}',
    );
  return startGraph({ port, data: graphData.parse(JSON.parse(readFileSync(dataFile, 'utf8'))) });
});
