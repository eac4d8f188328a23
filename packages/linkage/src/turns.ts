/** Comparisons between two yields to the event loop. */
const SLICE = 500

/** Long work that lets others have a turn now and then. */
export class Turns {
  private done = 0

  /** Counts comparisons, and yields when enough were made. */
  async take(comparisons: number): Promise<void> {
    this.done += comparisons
    if (this.done < SLICE) return
    this.done = 0
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
