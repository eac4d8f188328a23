import { Button } from '@mantine/core'
import { evidenceLadder, type NationalityEvidence, type PersonPage } from '@oralu/domain'
import { useState } from 'react'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { EvidenceForm } from './EvidenceForm.tsx'
import classes from './nationality.module.css'
import { Piece } from './Piece.tsx'

interface Props {
  page: PersonPage
  evidence: readonly NationalityEvidence[]
}

/** All evidence, the strong kinds above the weak ones, for and against side by side; a rung without any stays. */
export function Ladder({ page, evidence }: Props) {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  return (
    <section aria-label={t('people.evidence')} className={classes.ladder}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('people.evidence')}</h3>
        {can('identity.write') && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)} className="no-print">
            {t('people.evidence.add')}
          </Button>
        )}
      </div>
      {evidence.length === 0 && <p className={classes.quiet}>{t('people.evidence.none')}</p>}
      <div className={classes.columns} aria-hidden>
        <span>{t('people.ladder.strong')}</span>
        <span>{t('people.direction.for')}</span>
        <span>{t('people.direction.against')}</span>
      </div>
      <ol className={classes.rungs}>
        {evidenceLadder.map((kind) => (
          <Rung key={kind} kind={kind} pieces={evidence.filter((piece) => piece.kind === kind)} />
        ))}
      </ol>
      <div className={classes.quiet} aria-hidden>
        {t('people.ladder.weak')}
      </div>
      {adding && <EvidenceForm page={page} onClose={() => setAdding(false)} />}
    </section>
  )
}

function Rung({
  kind,
  pieces,
}: {
  kind: NationalityEvidence['kind']
  pieces: readonly NationalityEvidence[]
}) {
  const t = useT()
  const at = (direction: NationalityEvidence['direction'], own = true) =>
    pieces.filter((piece) => piece.direction === direction && (piece.otherState === null) === own)
  // What speaks neither way, or of another state's nationality, stands across both columns.
  const aside = pieces.filter((piece) => piece.direction === 'neither' || piece.otherState !== null)
  const columns = [
    ['for', at('for')],
    ['against', at('against')],
  ] as const
  return (
    <li className={classes.rung} data-empty={pieces.length === 0 || undefined}>
      <div className={classes.name}>{t(`people.rung.${word(kind)}`)}</div>
      {pieces.length === 0 && <div className={classes.nothing}>{t('people.ladder.nothing')}</div>}
      {columns.map(
        ([direction, some]) =>
          pieces.length > 0 && (
            <div
              key={direction}
              className={classes.side}
              data-side={direction}
              data-word={t(`people.direction.${direction}`)}
            >
              {some.map((piece) => (
                <Piece key={piece.id} piece={piece} />
              ))}
            </div>
          ),
      )}
      {aside.length > 0 && (
        <div className={classes.aside}>
          {aside.map((piece) => (
            <Piece key={piece.id} piece={piece} />
          ))}
        </div>
      )}
    </li>
  )
}
