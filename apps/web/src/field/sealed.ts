import type { SealedText } from '@oralu/domain'
import type { z } from 'zod'
import { base64 } from './sync.ts'

/** A text that only the holder of an age identity opens. */
export async function sealed(recipient: string, text: string): Promise<z.infer<typeof SealedText>> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return { sealed: base64(await encrypter.encrypt(text)) }
}
