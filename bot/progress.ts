const WIDTH = 30;

/** On a terminal only: a log has no use for it. */
export function progressBar(total: number) {
  const { stderr } = process;
  if (!stderr.isTTY) return { show() {}, clear() {} };
  let shownAt = 0;
  return {
    show(done: number, what: string) {
      if (Date.now() - shownAt < 100 && done < total) return;
      shownAt = Date.now();
      const share = Math.min(done / Math.max(total, 1), 1);
      const filled = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      stderr.write(`\r${filled} ${Math.round(share * 100)} %  ${done} ${what}`);
    },
    clear: () => void stderr.write('\r\u001b[K'),
  };
}
