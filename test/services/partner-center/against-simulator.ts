import { partnerCenterClient } from '../../../services/partner-center/client';
import type { PartnerCenterHttpOptions } from '../../../services/partner-center/http';
import type { Patience } from '../../../services/partner-center/patience';
import { readPartnerCenterData } from '../../simulators/partner-center/data';
import { type PartnerCenterSimulatorOptions, startPartnerCenter } from '../../simulators/partner-center/simulator';
import type { Call } from '../../simulators/simulator';

/** Time that passes only when somebody waits. */
export function stoppedClock() {
  const waits: number[] = [];
  let now = Date.parse('2026-11-20T08:00:00Z');
  const pass = (ms: number) => {
    now += ms;
  };
  const patience = {
    now: () => now,
    random: () => 1,
    sleep: async (ms: number) => {
      waits.push(ms);
      pass(ms);
    },
  } satisfies Partial<Patience>;
  return { waits, patience, pass };
}

/** The real client, the simulator behind real HTTP, and a clock nobody has to wait for. */
export async function desk(
  options: Partial<PartnerCenterHttpOptions> = {},
  simulated: Partial<PartnerCenterSimulatorOptions> = {},
) {
  const simulator = await startPartnerCenter({ data: readPartnerCenterData(), ...simulated });
  const clock = stoppedClock();
  const partnerCenter = partnerCenterClient({
    baseUrl: simulator.url,
    token: async () => 'a-token',
    ...options,
    patience: { ...clock.patience, ...options.patience },
  });
  return { simulator, clock, partnerCenter };
}

export const header = (call: Call | undefined, name: string) => call?.headers[name.toLowerCase()];
