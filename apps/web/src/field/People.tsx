// Boarding: found by name in any script, by the code on the card, or from the list; families stand together.
import { useDeferredValue, useMemo, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { type BoardWay, useBoarding } from './boarding.ts'
import classes from './field.module.css'
import { finder, type PackLine } from './find.ts'
import { useTablet } from './kit.ts'
import { PersonView } from './PersonView.tsx'
import { Heading, LineName, Notice, Text, useNameOf } from './parts.tsx'
import { Scan } from './Scan.tsx'

const shows = ['listed', 'boarded', 'all'] as const

export function People() {
  const t = useT()
  const { tablet, state } = useTablet()
  const [query, setQuery] = useState('')
  const [show, setShow] = useState<(typeof shows)[number]>('listed')
  const [scanning, setScanning] = useState(false)
  const [open, setOpen] = useState<{ line: PackLine; by: BoardWay }>()
  const { lines } = tablet.pack
  const known = new Set(lines.map(({ id }) => id))
  const unknown = Object.keys(state.lines).filter((id) => !known.has(id)).length
  const find = useMemo(() => finder(lines), [lines])
  const asked = useDeferredValue(query)
  const stateOf = (line: PackLine) => state.lines[line.id]?.state ?? line.state
  const found = find(asked).filter((line) => asked.trim() !== '' || show === 'all' || stateOf(line) === show)
  const rows = asked.trim() === '' ? found.toSorted((a, b) => (a.together < b.together ? -1 : 1)) : found
  if (open) return <PersonView line={open.line} by={open.by} onBack={() => setOpen(undefined)} />
  return (
    <>
      <Heading>{t('field.view.people')}</Heading>
      {scanning ? (
        <Scan
          onRead={(text) => {
            const line = lineOfCode(lines, text)
            if (line) {
              setScanning(false)
              setOpen({ line, by: 'QR' })
            }
            return line !== undefined
          }}
          onClose={() => setScanning(false)}
        />
      ) : (
        <div className={classes.buttons}>
          <button type="button" data-first className={classes.big} onClick={() => setScanning(true)}>
            {t('field.scan')}
          </button>
        </div>
      )}
      {unknown > 0 && <Notice>{t('field.new-lines', { count: unknown })}</Notice>}
      <Text
        kind="search"
        label={t('field.search')}
        hint={t('field.search-hint')}
        value={query}
        onChange={setQuery}
      />
      <fieldset className={classes.buttons} style={{ border: 0, padding: 0 }}>
        <legend className="visually-hidden">{t('operations.boarding.show')}</legend>
        {shows.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={show === each}
            data-first={show === each || undefined}
            onClick={() => setShow(each)}
          >
            {t(each === 'all' ? 'operations.boarding.all' : `operations.line-state.${each}`)}
          </button>
        ))}
      </fieldset>
      {rows.length === 0 && (
        <p className={classes.hint}>
          {t(asked.trim() === '' ? 'operations.boarding.nobody' : 'field.search-none')}
        </p>
      )}
      <ul className={classes.list} aria-label={t('operations.boarding')}>
        {rows.map((line) => (
          <Row key={line.id} line={line} onOpen={() => setOpen({ line, by: 'name' })} />
        ))}
      </ul>
    </>
  )
}

/** A typed code may be the first eight signs of it. */
function lineOfCode(lines: readonly PackLine[], text: string): PackLine | undefined {
  const code = text.trim().toLowerCase()
  const found = code.length < 8 ? [] : lines.filter(({ id }) => id.startsWith(code))
  return found.length === 1 ? found[0] : undefined
}

function Row({ line, onOpen }: { line: PackLine; onOpen: () => void }) {
  const t = useT()
  const nameOf = useNameOf()
  const { state, board, unmet, canBoard } = useBoarding(line)
  const [failed, setFailed] = useState(false)
  const name = nameOf(line)
  return (
    <li data-state={state}>
      <div className={classes.who}>
        <button type="button" className={classes.open} onClick={onOpen}>
          <LineName line={line} />
        </button>
        <small>
          {t(`operations.line-state.${word(state)}`)}
          {line.child && ` · ${t('operations.child')}`}
          {line.seat && ` · ${line.seat}`}
          {line.escortNeeded && ` · ${t('operations.escort')}`}
          {unmet.length > 0 &&
            ` · ${t('field.gates-unmet')} ${unmet.map((gate) => t(`operations.gate.${gate}`)).join(', ')}`}
        </small>
        {failed && <Notice>{t('field.not-recorded')}</Notice>}
      </div>
      {canBoard && (
        <button
          type="button"
          data-first
          aria-label={`${t('operations.boarding.board')}: ${name}`}
          onClick={() => (unmet.length > 0 ? onOpen() : board('name').catch(() => setFailed(true)))}
        >
          {t('operations.boarding.board')}
        </button>
      )}
    </li>
  )
}
