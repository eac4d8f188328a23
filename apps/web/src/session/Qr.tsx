import { qrCode } from './qr.ts'
import classes from './session.module.css'

/** A text as a QR code, black on white also in the dark scheme, with its quiet zone. */
export function Qr({ text, label }: { text: string; label: string }) {
  const modules = qrCode(text)
  const size = modules.length + 8
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
