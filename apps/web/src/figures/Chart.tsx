// What all pictures of figures share: the finding as title, the definition under it, the picture, a line that says what
// is pointed at or focused, the whole in words, and the data one click away.
import { Title, VisuallyHidden } from '@mantine/core'
import { createContext, type ReactNode, useContext, useId, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './chart.module.css'

const Saying = createContext<(sentence: string | null) => void>(() => undefined)

export function Chart({
  title,
  subtitle,
  words,
  table,
  children,
}: {
  /** The finding. */
  title: string
  /** What is counted, and as of when. */
  subtitle: ReactNode
  /** The picture for whoever does not see it. */
  words: string
  /** The data behind it. */
  table: ReactNode
  children: ReactNode
}) {
  const t = useT()
  const id = useId()
  const [sentence, say] = useState<string | null>(null)
  return (
    <figure className={classes.chart} aria-labelledby={`${id}title`}>
      <figcaption>
        <Title order={2} id={`${id}title`}>
          {title}
        </Title>
        <div className={classes.subtitle}>{subtitle}</div>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: its marks are no fields */}
      <div
        role="group"
        aria-label={t('figures.chart.picture')}
        aria-describedby={`${id}words`}
        className={classes.plot}
      >
        <Saying value={say}>{children}</Saying>
      </div>
      <VisuallyHidden id={`${id}words`}>{words}</VisuallyHidden>
      <p className={`${classes.says} no-print`} aria-hidden>
        {sentence ?? t('figures.chart.hint')}
      </p>
      <details>
        <summary>{t('figures.chart.data')}</summary>
        {table}
      </details>
    </figure>
  )
}

/** Marks on a plane as wide as the page has room for; labels stand beside it, so that none is stretched. */
export function Drawing({
  width,
  height,
  children,
  labels,
}: {
  /** In units of the marks. */
  width: number
  /** In pixels. */
  height: number
  children: ReactNode
  labels: ReactNode
}) {
  return (
    <div className={classes.area} style={{ height }}>
      <svg
        role="presentation"
        className={classes.svg}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
      >
        {children}
      </svg>
      {labels}
    </div>
  )
}

/** A part of a picture that is reached by keyboard and pointer, and says its sentence. */
export function Mark({ says, children }: { says: string; children: ReactNode }) {
  const say = useContext(Saying)
  const reached = {
    role: 'img',
    'aria-label': says,
    tabIndex: 0,
    onFocus: () => say(says),
    onBlur: () => say(null),
    onPointerEnter: () => say(says),
    onPointerLeave: () => say(null),
  }
  return (
    <g className={classes.mark} {...reached}>
      {children}
    </g>
  )
}

/** A word beside its mark: at so many per cent from the side where reading begins, and so many pixels from above. */
export function Label({
  at,
  top,
  width,
  before = false,
  children,
}: {
  at: number
  top: number
  /** In per cent; a label without one does not break. */
  width?: number
  /** It ends at its place. */
  before?: boolean
  children: ReactNode
}) {
  return (
    <span
      aria-hidden
      className={classes.label}
      data-whole={width === undefined || undefined}
      style={{
        top,
        ...(before ? { insetInlineEnd: `${100 - at}%` } : { insetInlineStart: `${at}%` }),
        ...(width === undefined ? {} : { width: `${width}%` }),
      }}
    >
      {children}
    </span>
  )
}
