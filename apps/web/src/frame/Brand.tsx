import classes from './Brand.module.css'

/** The sprig of wormwood and the name. */
export function Brand() {
  return (
    <span className={classes.root}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" className={classes.field} />
        <g className={classes.sprig}>
          <path d="M16 28C16 20 16 12 17 5" />
          <path d="M16 24C12 23 9 20 8 16M16 24C20 23 23 20 24 16" />
          <path d="M16 18C13 17 11 15 10.5 11.5M16 18C19 17 21.5 15 22 11.5" />
        </g>
        <g className={classes.flower}>
          <circle cx="8" cy="14.5" r="1.5" />
          <circle cx="24" cy="14.5" r="1.5" />
          <circle cx="17.2" cy="4.3" r="1.5" />
        </g>
      </svg>
      <span className={classes.name} translate="no">
        Oralu
      </span>
    </span>
  )
}
