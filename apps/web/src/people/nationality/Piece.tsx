import { Anchor, Button } from '@mantine/core'
import { getFile, type NationalityEvidence, sampleDestroyed, withdrawEvidence } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import { addressOf } from '../../api/call.ts'
import { useSend } from '../../api/hooks.ts'
import { DayText, InstantText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { PersonLink } from '../PersonLink.tsx'
import { AskDay, AskReason } from './ask.tsx'
import classes from './nationality.module.css'

/** A piece of evidence: what it says, where it comes from, who entered it. A withdrawn one stays, with the reason. */
export function Piece({ piece }: { piece: NationalityEvidence }) {
  const t = useT()
  const can = useCan()
  const [asking, setAsking] = useState<'withdraw' | 'destroyed' | null>(null)
  const done = { invalidates: ['/people'], onDone: () => setAsking(null) }
  const withdraw = useSend(withdrawEvidence, done)
  const destroyed = useSend(sampleDestroyed, done)
  const params = { id: piece.id }
  return (
    <article
      id={`piece-${piece.id}`}
      className={classes.piece}
      data-withdrawn={piece.withdrawnAt ? true : undefined}
    >
      <div className="visually-hidden">{t(`people.direction.${piece.direction}`)}</div>
      {piece.otherState && (
        <div className={classes.quiet}>
          {t('people.evidence.other-state')}: <bdi>{piece.otherState}</bdi>,{' '}
          {t(`people.direction.${piece.direction}`)}
        </div>
      )}
      {piece.says && (
        <div className={classes.says}>
          <bdi>{piece.says}</bdi>
        </div>
      )}
      <Parts parts={partsOf(piece, t)} />
      <div className={classes.quiet}>
        {t('people.entered-by')} <bdi>{piece.by}</bdi>, <InstantText value={piece.recordedAt} />
      </div>
      {piece.withdrawnAt && (
        <div className={classes.quiet}>
          {t('people.withdrawn')} <InstantText value={piece.withdrawnAt} />, <bdi>{piece.withdrawnBy}</bdi>:{' '}
          <bdi>{piece.withdrawnWhy}</bdi>
        </div>
      )}
      {can('identity.write') && !piece.withdrawnAt && (
        <div className="no-print">
          {piece.kind === 'dna' && !piece.sampleDestroyedOn && (
            <Button size="compact-xs" variant="subtle" onClick={() => setAsking('destroyed')}>
              {t('people.sample-destroyed.note')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking('withdraw')}>
            {t('people.withdraw')}
          </Button>
        </div>
      )}
      {asking === 'withdraw' && (
        <AskReason
          title={t('people.evidence.withdraw')}
          act={t('people.withdraw')}
          send={withdraw}
          onClose={() => setAsking(null)}
          onSubmit={(reason) => withdraw.mutate({ params, body: { reason } })}
        />
      )}
      {asking === 'destroyed' && (
        <AskDay
          title={t('people.sample-destroyed')}
          send={destroyed}
          onClose={() => setAsking(null)}
          onSubmit={(on) => destroyed.mutate({ params, body: { on } })}
        />
      )}
    </article>
  )
}

type Part = [label: string, value: ReactNode]

/** What is stated besides the words, in the order in which one asks: of whom, what, checked by whom, from where. */
function partsOf(piece: NationalityEvidence, t: ReturnType<typeof useT>): Part[] {
  const { kinship, kin, custody, line, file } = piece
  const parts: (Part | '' | null)[] = [
    kinship && [
      t('people.kinship'),
      <>
        {t(`people.role.${word(kinship)}`)}
        {kin && (
          <>
            : <PersonLink person={kin} /> ({t('people.now')}:{' '}
            {t(`people.nationality.${word(kin.nationality)}`)})
          </>
        )}
      </>,
    ],
    piece.atBirth && [t('people.at-birth'), t(`people.parent-nationality.${word(piece.atBirth)}`)],
    piece.conclusion && [t('people.conclusion'), t(`people.dna.${word(piece.conclusion)}`)],
    piece.laboratory && [
      t('people.laboratory'),
      <bdi key="laboratory">
        {piece.laboratory}, {piece.reference}
      </bdi>,
    ],
    custody && [
      t('people.custody'),
      <ol key="custody" className={classes.custody}>
        {custody.map((step) => (
          <li key={step.on + step.from + step.to}>
            <DayText value={step.on} />: <bdi>{step.from}</bdi>{' '}
            <span className={`flip ${classes.arrow}`}>→</span> <bdi>{step.to}</bdi>
          </li>
        ))}
      </ol>,
    ],
    piece.sampleDestroyedOn && [
      t('people.sample-destroyed'),
      <DayText key="d" value={piece.sampleDestroyedOn} />,
    ],
    piece.documentNumber && [t('people.field.document_number'), <bdi key="n">{piece.documentNumber}</bdi>],
    piece.validity && [
      t('people.validity'),
      <>
        {t(`people.validity.${word(piece.validity)}`)}
        {piece.checkedOn && (
          <>
            , <DayText value={piece.checkedOn} />, <bdi>{piece.checkedWith}</bdi>
          </>
        )}
      </>,
    ],
    piece.dated && [t('people.dated'), <DayText key="dated" value={piece.dated} />],
    line && [
      t('people.source'),
      <Anchor key="line" component={Link} to={`/lists/${line.listId}`} size="xs">
        <bdi>{line.source}</bdi>, {t('people.line', { number: line.rowNumber })}
      </Anchor>,
    ],
    file && [
      t('people.source'),
      <Anchor key="file" href={addressOf(getFile, { params: { id: file.id } })} size="xs">
        <bdi>{file.name}</bdi>
      </Anchor>,
    ],
  ]
  return parts.filter((part): part is Part => Boolean(part))
}

function Parts({ parts }: { parts: Part[] }) {
  return (
    <dl className={classes.parts}>
      {parts.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
