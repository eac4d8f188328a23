// Room on the disk: asked to be lasting, and watched.

/** Below this much the officer is warned, bytes. */
const little = 200_000_000

/** Asks the browser not to clear the store when space is short. */
export async function askForRoom(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false)
}

/** Bytes left, where that is little. */
export async function littleRoom(): Promise<number | undefined> {
  const { quota, usage }: StorageEstimate =
    (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  const left = quota === undefined || usage === undefined ? undefined : quota - usage
  return left !== undefined && left < little ? left : undefined
}
