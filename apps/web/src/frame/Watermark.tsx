import { useT } from '../i18n/index.tsx'
import classes from './Watermark.module.css'

/** Lies over every screen and every printed page while demonstration accounts exist. */
export function Watermark() {
  const t = useT()
  return (
    <div className={classes.root} aria-hidden="true" data-testid="watermark">
      {Array.from({ length: 12 }, (_, mark) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks are all alike
        <span key={mark} data-text={t('shell.watermark')} />
      ))}
    </div>
  )
}
