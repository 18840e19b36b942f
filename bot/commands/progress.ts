const WIDTH = 30;
const EVERY_MS = 100;

/** On a terminal only: a log has no use for it. */
export function progressBar() {
  const { stderr } = process;
  if (!stderr.isTTY) return { show() {}, clear() {} };
  let shownAt = 0;
  return {
    /** `share`: 0 to 1, how much of it is done; `what`: in numbers. */
    show(share: number, what: string) {
      if (Date.now() - shownAt < EVERY_MS && share < 1) return;
      shownAt = Date.now();
      const done = Math.min(Math.max(share, 0), 1);
      const filled = '█'.repeat(Math.round(done * WIDTH)).padEnd(WIDTH, '░');
      stderr.write(`\r${filled} ${Math.round(done * 100)} %  ${what}`);
    },
    clear: () => void stderr.write('\r\u001b[K'),
  };
}
