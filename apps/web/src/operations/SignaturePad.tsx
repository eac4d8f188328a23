// A signature drawn with finger, pen or mouse: kept as a picture.
import { Button, Group } from '@mantine/core'
import { type PointerEvent, useRef } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'

interface Props {
  label: string
  /** The picture (PNG) after each stroke; null when wiped. */
  onDraw: (picture: Blob | null) => void
}

const scale = 2

export function SignaturePad({ label, onDraw }: Props) {
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const at = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect()
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const { current } = canvas
    if (!current) return
    current.setPointerCapture(event.pointerId)
    if (!drawing.current && isUnsized(current)) {
      // Drawn at twice the size shown, so that it prints well.
      current.width = current.clientWidth * scale
      current.height = current.clientHeight * scale
    }
    drawing.current = true
    const pen = current.getContext('2d')!
    pen.lineWidth = 2.2 * scale
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.beginPath()
    pen.moveTo(...at(event))
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return
    const pen = canvas.current!.getContext('2d')!
    pen.lineTo(...at(event))
    pen.stroke()
  }
  const end = () => {
    if (!drawing.current) return
    drawing.current = false
    canvas.current?.toBlob((picture) => onDraw(picture), 'image/png')
  }
  const wipe = () => {
    const { current } = canvas
    current?.getContext('2d')?.clearRect(0, 0, current.width, current.height)
    onDraw(null)
  }
  return (
    <div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className={classes.signature}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Group justify="flex-end" mt={4}>
        <Button size="compact-xs" variant="default" onClick={wipe}>
          {t('operations.signature.wipe')}
        </Button>
      </Group>
    </div>
  )
}

/** A canvas is 300 by 150 until it is told its size. */
const isUnsized = ({ width, height }: HTMLCanvasElement) => width === 300 && height === 150

/** A drawn signature as it is uploaded: a sealed file of the mission compartment. */
export const signatureFile = (picture: Blob) => ({
  query: { compartment: 'mission' as const, name: 'signature.png' },
  body: new File([picture], 'signature.png', { type: 'image/png' }),
})
