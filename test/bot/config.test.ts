import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readConfig } from '../../bot/config';
import { demoSettings } from '../support/house';

const example = (): NodeJS.ProcessEnv => {
  const lines = readFileSync('.env.example', 'utf8')
    .split('\n')
    .filter((line) => /^#? ?\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => line.replace(/^# ?/, '').split(/=(.*)/s).slice(0, 2)));
};

describe('settings', () => {
  it('are named at once, all that are wrong', () => {
    const wrong = { REDIS_URL: 'nonsense', PORT: 'x', CLOSELOOP_SECRET: 'short' };
    expect(() => readConfig(wrong)).to.throw(
      /CLOSELOOP_SECRET[\s\S]*REDIS_URL[\s\S]*PARTNER_CENTER_TENANT_ID[\s\S]*MICROSOFT_APP_ID[\s\S]*MICROSOFT_APP_PASSWORD/,
    );
  });

  it('never let the bot run anonymously but for the demo', () => {
    const { MICROSOFT_APP_ID: _, ...rest } = example();
    expect(() => readConfig(rest)).to.throw(/MICROSOFT_APP_ID: needed/);
    expect(readConfig(demoSettings('redis://127.0.0.1:6379', 'x:')).CLOSELOOP_DEMO).to.equal(true);
  });

  it('refuse a demo in production, and one that others could reach', () => {
    const demo = demoSettings('redis://127.0.0.1:6379', 'x:');
    expect(() => readConfig({ ...demo, NODE_ENV: 'production' })).to.throw(/CLOSELOOP_DEMO/);
    expect(() => readConfig({ ...demo, HOST: '0.0.0.0' })).to.throw(/HOST/);
  });

  it('take an empty line for "not set"', () => {
    expect(readConfig({ ...example(), PORT: '' }).PORT).to.equal(3978);
  });

  it('are complete in .env.example', () => {
    expect(Object.keys(example())).to.have.members(Object.keys(readConfig(example())).concat(optional(example())));
  });
});

/** Settings of the example that have no default and may stay away. */
function optional(env: NodeJS.ProcessEnv): string[] {
  const read = readConfig(env);
  return Object.keys(env).filter((name) => !(name in read));
}
