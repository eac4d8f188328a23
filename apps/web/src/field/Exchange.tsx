// From tablet to tablet without a network: a sealed file, or codes shown on one screen and read by the other's camera.
import { batchesOf, decodeBatch, encodeBatch, type FieldOperation, fromChunks, toChunks } from '@oralu/domain'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useTablet, useUnsent } from './kit.ts'
import { identityOf, recipientsOf } from './members.ts'
import { FileButton, Notice } from './parts.tsx'
import { Scan } from './Scan.tsx'
import type { Tablet } from './tablet.ts'

async function sealedBatches(tablet: Tablet, operations: readonly FieldOperation[]) {
  const { Encrypter } = await import('age-encryption')
  const recipients = recipientsOf([...tablet.log.values()])
  return await Promise.all(
    batchesOf(operations).map(async (batch) => {
      const encrypter = new Encrypter()
      for (const each of recipients) encrypter.addRecipient(each)
      return Uint8Array.from(await encrypter.encrypt(await encodeBatch(tablet.device.mission, batch)))
    }),
  )
}

/** @throws Error where it is not for this tablet, or no batch of this mission */
async function takeSealed(tablet: Tablet, bytes: Uint8Array<ArrayBuffer>) {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(await identityOf(tablet.device))
  const { operations } = await decodeBatch(Uint8Array.from(await decrypter.decrypt(bytes)))
  return await tablet.take(operations)
}

export function Exchange() {
  const t = useT()
  const { tablet, operations } = useTablet()
  const unsent = useUnsent()
  const [taken, setTaken] = useState<{ fresh: number; refused: number } | 'failed'>()
  const [codes, setCodes] = useState<string[]>()
  const [reading, setReading] = useState(false)
  const take = (bytes: Uint8Array<ArrayBuffer>) =>
    takeSealed(tablet, bytes).then(setTaken, () => setTaken('failed'))
  const give = async () => {
    const made = await sealedBatches(tablet, operations)
    for (const [at, bytes] of made.entries())
      save(bytes, `oralu-${new Date().toISOString().slice(0, 10)}-${at + 1}.age`)
  }
  const show = async () => {
    // What the office did goes along, so that a tablet enrolled since is known there; all have its manifest.
    const ofOffice = operations.filter((each) => each.device === each.mission && each.kind !== 'manifest')
    const [first] = await sealedBatches(tablet, [...ofOffice, ...unsent])
    if (first) setCodes(await toChunks(first))
  }
  return (
    <section>
      <h2>{t('field.exchange')}</h2>
      <p>{t('field.exchange-hint')}</p>
      <div className={classes.buttons}>
        <button type="button" onClick={() => void give()}>
          {t('field.exchange.file')}
        </button>
        <FileButton
          label={t('field.exchange.take-file')}
          accept=".age"
          onChoose={(file) => void file.arrayBuffer().then((bytes) => take(new Uint8Array(bytes)))}
        />
        <button type="button" disabled={unsent.length === 0} onClick={() => void show()}>
          {t('field.exchange.codes')}
        </button>
        <button type="button" onClick={() => setReading(true)}>
          {t('field.exchange.take-codes')}
        </button>
      </div>
      {taken === 'failed' && <Notice>{t('field.exchange.failed')}</Notice>}
      {taken && taken !== 'failed' && <Notice>{t('field.exchange.taken', taken)}</Notice>}
      {codes && <Codes codes={codes} onClose={() => setCodes(undefined)} />}
      {reading && (
        <ReadCodes
          onClose={() => setReading(false)}
          onWhole={(bytes) => {
            setReading(false)
            void take(bytes)
          }}
        />
      )}
    </section>
  )
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const shownMs = 700

/** One code after another, round and round. */
function Codes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setAt((before) => (before + 1) % codes.length), shownMs)
    return () => clearInterval(timer)
  }, [codes])
  useEffect(() => {
    void import('qr').then(({ encodeQR }) => {
      const modules = encodeQR(codes[at]!, 'raw', { ecc: 'low', border: 4 })
      const { current } = canvas
      if (!current) return
      const side = 6
      current.width = current.height = modules.length * side
      const pen = current.getContext('2d')!
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, current.width, current.height)
      pen.fillStyle = '#000'
      for (const [y, row] of modules.entries())
        for (const [x, dark] of row.entries()) if (dark) pen.fillRect(x * side, y * side, side, side)
    })
  }, [codes, at])
  const label = t('field.exchange.code-of', { number: at + 1, count: codes.length })
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} className={classes.code} />
      <p>{label}</p>
      <button type="button" onClick={onClose}>
        {t('field.scan.close')}
      </button>
    </>
  )
}

interface ReadProps {
  onWhole: (bytes: Uint8Array<ArrayBuffer>) => void
  onClose: () => void
}

function ReadCodes({ onWhole, onClose }: ReadProps) {
  const t = useT()
  const read = useRef(new Set<string>())
  const [missing, setMissing] = useState<{ left: number; of: number }>()
  const take = (text: string) => {
    if (!text.startsWith('O1/')) return false
    read.current.add(text)
    void fromChunks([...read.current]).then((whole) => {
      if ('bytes' in whole) onWhole(whole.bytes)
      else setMissing({ left: whole.missing.length, of: whole.of })
    })
    return true
  }
  return (
    <>
      {missing && <p role="status">{t('field.exchange.missing', missing)}</p>}
      <Scan onRead={take} onClose={onClose} />
    </>
  )
}
