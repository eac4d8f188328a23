/** Arrays that threads see together. */
export const shared = {
  int: (n: number) => new Int32Array(new SharedArrayBuffer(4 * n)),
  float: (n: number) => new Float32Array(new SharedArrayBuffer(4 * n)),
  short: (n: number) => new Uint16Array(new SharedArrayBuffer(2 * n)),
}

export function sharedInts(list: readonly number[]): Int32Array {
  const array = shared.int(list.length)
  array.set(list)
  return array
}
