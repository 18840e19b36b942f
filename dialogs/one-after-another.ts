/**
 * Calls that share a name wait for each other in this process, in the order they came; what goes wrong in one is its own
 * caller's matter. Several processes still need a compare-and-set: this only spares them from losing to themselves.
 */
export function oneAfterAnother<K, Rest extends unknown[], T>(
  nameOf: (key: K) => string,
  run: (key: K, ...rest: Rest) => Promise<T>,
): (key: K, ...rest: Rest) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, ...rest) => {
    const name = nameOf(key);
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(() => run(key, ...rest));
    const settled = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return mine;
  };
}
