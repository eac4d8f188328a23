// The camera reads the code of a boarding card; the code can be typed too.
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { Notice, Text } from './parts.tsx'

const everyMs = 200

/** @param onRead what was read; false: nobody here has that code */
export function Scan({ onRead, onClose }: { onRead: (text: string) => boolean; onClose: () => void }) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [blind, setBlind] = useState(false)
  const [unknown, setUnknown] = useState(false)
  const [typed, setTyped] = useState('')
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    const canvas = document.createElement('canvas')
    const watch = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      } catch {
        if (!stopped) setBlind(true)
        return
      }
      const { decodeQR } = await import('qr/decode.js')
      const screen = video.current
      if (stopped || !screen) return
      screen.srcObject = stream
      await screen.play().catch(() => {})
      while (!stopped) {
        const text = codeIn(screen, canvas, decodeQR)
        if (text !== undefined) setUnknown(!read.current(text))
        await new Promise((done) => setTimeout(done, everyMs))
      }
    }
    void watch().finally(() => stream?.getTracks().forEach((track) => void track.stop()))
    return () => {
      stopped = true
      stream?.getTracks().forEach((track) => void track.stop())
    }
  }, [])
  return (
    <section aria-label={t('field.scan')}>
      {blind ? (
        <Notice>{t('field.scan.blind')}</Notice>
      ) : (
        <video ref={video} className={classes.video} muted playsInline />
      )}
      {unknown && <Notice>{t('field.scan.unknown')}</Notice>}
      <form
        className={classes.row}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          setUnknown(!onRead(typed))
        }}
      >
        <Text label={t('field.scan.typed')} dir="ltr" value={typed} onChange={setTyped} />
        <button type="submit" disabled={typed.trim() === ''}>
          {t('field.scan.find')}
        </button>
        <button type="button" onClick={onClose}>
          {t('field.scan.close')}
        </button>
      </form>
    </section>
  )
}

type Decode = (image: { width: number; height: number; data: Uint8ClampedArray }) => string

function codeIn(screen: HTMLVideoElement, canvas: HTMLCanvasElement, decode: Decode): string | undefined {
  const { videoWidth: width, videoHeight: height } = screen
  if (width === 0) return undefined
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.drawImage(screen, 0, 0)
  try {
    return decode(pen.getImageData(0, 0, width, height))
  } catch {
    return undefined
  }
}
