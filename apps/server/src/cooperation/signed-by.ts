// A partner can have several keys in use, as when one takes the place of another: what came is opened by whichever signed it.
import { type OpenedPackage, openPackage, PackageError, readPublicKey } from '@oralu/interop'

interface ByKey {
  key: string
}

/**
 * Does the work with each signing key in turn, until one did not turn out to be another's.
 * @throws PackageError wrong-signer when none signed it; else what the work throws
 */
export async function bySigner<Key extends ByKey, T>(
  keys: readonly Key[],
  work: (key: ReturnType<typeof readPublicKey>, of: Key) => Promise<T>,
): Promise<T> {
  for (const of of keys) {
    try {
      return await work(readPublicKey(of.key), of)
    } catch (error) {
      if (!(error instanceof PackageError) || error.code !== 'wrong-signer') throw error
    }
  }
  throw new PackageError('wrong-signer')
}

/** A package that one of the keys signed, verified. @throws PackageError */
export const openSigned = (
  bytes: Uint8Array,
  keys: readonly ByKey[],
  identities: Parameters<typeof openPackage>[1]['identities'],
): Promise<OpenedPackage> => bySigner(keys, (from) => openPackage([bytes], { identities, from }))
