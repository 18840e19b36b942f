import { runSimulator } from '../command-line';
import { readPartnerCenterData } from './data';
import { startPartnerCenter } from './simulator';

void runSimulator(({ port, dataFile }) => startPartnerCenter({ port, data: readPartnerCenterData(dataFile) }));
