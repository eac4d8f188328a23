// One proceeding: its authority and stage, charges, counsel, detention, hearings, verdicts, measures, its course.
import { addFact, type JusticeKind, type Matter } from '@oralu/domain'
import { type ReactNode, useState } from 'react'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { Facts } from '../components/Facts.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Course } from './Course.tsx'
import { FactActs } from './FactActs.tsx'
import { FactForm } from './FactForm.tsx'
import { factFields } from './fields.ts'
import styles from './justice.module.css'
import { choiceText } from './words.tsx'

interface Props {
  anchorId: string
  matter: Matter
  child: boolean
  writes: boolean
}

export function MatterPart(props: Props) {
  const t = useT()
  const { matter, writes, child } = props
  const { proceeding } = matter
  const open = writes && !proceeding.endedOn
  const part = { ...props, writes: open }
  return (
    <section className={styles.matter} aria-label={proceeding.number}>
      <h2>
        {t('justice.proceeding')} <bdi>{proceeding.number}</bdi>
      </h2>
      <div className={styles.grid}>
        <div>
          <Facts
            facts={[
              { label: t('justice.field.authority'), value: <bdi>{proceeding.authority}</bdi> },
              { label: t('justice.field.legalBasis'), value: <bdi>{proceeding.legalBasis}</bdi> },
              { label: t('justice.field.stage'), value: t(`justice.stage.${proceeding.stage}`) },
              ...(proceeding.court
                ? [{ label: t('justice.field.court'), value: <bdi>{proceeding.court}</bdi> }]
                : []),
              ...(proceeding.panel.length > 0
                ? [{ label: t('justice.field.panel'), value: <bdi>{proceeding.panel.join(', ')}</bdi> }]
                : []),
              ...(proceeding.endedHow
                ? [
                    {
                      label: t('justice.field.endedHow'),
                      value: (
                        <>
                          <strong>{choiceText(t, 'ended', proceeding.endedHow)}</strong> ·{' '}
                          <DayText value={proceeding.endedOn} />
                        </>
                      ),
                    },
                    { label: t('justice.field.endedBasis'), value: <bdi>{proceeding.endedBasis}</bdi> },
                  ]
                : []),
              ...(matter.erasure
                ? [{ label: t('justice.erase-by'), value: <DayText value={matter.erasure.eraseBy} /> }]
                : []),
            ]}
          />
          {writes && (
            <FactActs
              kind="proceeding"
              id={proceeding.id}
              acts={open ? ['stage', 'end'] : []}
              before={{
                stage: proceeding.stage,
                court: proceeding.court ?? '',
                panel: proceeding.panel.join('\n'),
              }}
            />
          )}
        </div>
        <Course matter={matter} />
        <Suspicions {...part} />
        <Charges {...part} />
        {(child || matter.diversions.length > 0) && <Diversions {...part} />}
        <Counsel {...part} />
        <Detentions {...part} />
        <Hearings {...part} />
        <Verdicts {...part} />
        <Measures {...part} />
      </div>
    </section>
  )
}

interface ListProps extends Props {
  kind: JusticeKind
  title: string
  none: string
  hint?: string
  /** More kinds that are entered here. */
  also?: readonly JusticeKind[]
  children: ReactNode[]
}

/** Facts of a kind, and the form that adds one. */
function List({ kind, also = [], title, none, hint, children, anchorId, matter, writes }: ListProps) {
  const t = useT()
  const [adding, setAdding] = useState<JusticeKind>()
  return (
    <Section
      title={title}
      {...(writes ? { act: t(`justice.add.${kind}`), onAct: () => setAdding(kind) } : {})}
    >
      {children.length === 0 && <p className={classes.quiet}>{none}</p>}
      <ul className={classes.lines}>{children}</ul>
      {writes &&
        also.map((each) => (
          <button
            key={each}
            type="button"
            className={`${styles.more} no-print`}
            onClick={() => setAdding(each)}
          >
            {t(`justice.add.${each}`)}
          </button>
        ))}
      {adding && (
        <FactForm
          title={t(`justice.add.${adding}`)}
          {...(hint && adding === kind ? { hint } : {})}
          endpoint={addFact[adding]}
          params={{ anchorId }}
          fields={factFields[adding]}
          given={{ proceedingId: matter.proceeding.id }}
          charges={matter.charges}
          onClose={() => setAdding(undefined)}
        />
      )}
    </Section>
  )
}

function Suspicions(props: Props) {
  const t = useT()
  return (
    <List {...props} kind="suspicion" title={t('justice.suspicions')} none={t('justice.suspicions-none')}>
      {props.matter.suspicions.map((each) => (
        <li key={each.id}>
          <span className={classes.grow}>
            <DayText value={each.suspectedOn} /> · <bdi>{each.suspectedBy}</bdi>
            <br />
            <bdi className={classes.note}>{each.ground}</bdi>
            {each.liftedOn && (
              <>
                <br />
                <strong>
                  {t('justice.event.lifted')} <DayText value={each.liftedOn} />
                </strong>{' '}
                · <bdi>{each.liftedWhy}</bdi>
              </>
            )}
          </span>
          {props.writes && <FactActs kind="suspicion" id={each.id} acts={each.liftedOn ? [] : ['lift']} />}
        </li>
      ))}
    </List>
  )
}

function Charges(props: Props) {
  const t = useT()
  return (
    <List
      {...props}
      kind="charge"
      title={t('justice.charges')}
      none={t('justice.charges-none')}
      hint={t('justice.charge-hint')}
    >
      {props.matter.charges.map((each) => (
        <li key={each.id}>
          <span className={classes.grow}>
            <bdi>
              <strong>{[each.law, each.article, each.part].filter(Boolean).join(', ')}</strong>
            </bdi>{' '}
            · <DayText value={each.chargedOn} />
            <br />
            <bdi className={classes.note}>{each.words}</bdi>
            {each.droppedOn && (
              <>
                <br />
                <strong>
                  {t('justice.event.dropped')} <DayText value={each.droppedOn} />
                </strong>{' '}
                · <bdi>{each.droppedWhy}</bdi>
              </>
            )}
          </span>
          {props.writes && <FactActs kind="charge" id={each.id} acts={each.droppedOn ? [] : ['drop']} />}
        </li>
      ))}
    </List>
  )
}

function Diversions(props: Props) {
  const t = useT()
  return (
    <List {...props} kind="diversion" title={t('justice.diversions')} none={t('justice.diversions-none')}>
      {props.matter.diversions.map((each) => (
        <li key={each.id}>
          <span className={classes.grow}>
            <strong>{t(`justice.decision.${word(each.decision)}`)}</strong> ·{' '}
            <DayText value={each.consideredOn} /> · <bdi>{each.consideredBy}</bdi>
            <br />
            <bdi className={classes.note}>{each.reasons}</bdi>
            {each.programme && (
              <>
                <br />
                {t('justice.field.programme')}: <bdi>{each.programme}</bdi>
              </>
            )}
          </span>
          {props.writes && <FactActs kind="diversion" id={each.id} acts={[]} />}
        </li>
      ))}
    </List>
  )
}

function Counsel(props: Props) {
  const t = useT()
  const { counsel, interpreters } = props.matter
  return (
    <List
      {...props}
      kind="counsel"
      also={['interpreter']}
      title={t('justice.counsel')}
      none={t('justice.counsel-none')}
    >
      {[
        ...counsel.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              {each.name && <bdi>{each.name} · </bdi>}
              {t(`justice.answer.${each.answer}`)} · {t('justice.offered')} <DayText value={each.offeredOn} />
              <Until on={each.untilOn} />
            </span>
            {props.writes && (
              <FactActs
                kind="counsel"
                id={each.id}
                acts={each.untilOn || each.answer === 'declined' ? [] : ['end']}
              />
            )}
          </li>
        )),
        ...interpreters.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              <bdi>{each.name}</bdi> · {t('justice.interpreter')}: <bdi>{each.language}</bdi> ·{' '}
              <DayText value={each.fromOn} />
              <Until on={each.untilOn} />
            </span>
            {props.writes && <FactActs kind="interpreter" id={each.id} acts={each.untilOn ? [] : ['end']} />}
          </li>
        )),
      ]}
    </List>
  )
}

function Until({ on }: { on: string | null }) {
  const t = useT()
  return (
    on && (
      <>
        {' '}
        · {t('justice.until')} <DayText value={on} />
      </>
    )
  )
}

function Detentions(props: Props) {
  const t = useT()
  const { detentions, releases } = props.matter
  const [extending, setExtending] = useState<string>()
  return (
    <>
      <List
        {...props}
        kind="detention"
        also={['release']}
        title={t('justice.detentions')}
        none={t('justice.detentions-none')}
        hint={t('justice.detention-hint')}
      >
        {[
          ...detentions.map((each) => (
            <li key={each.id}>
              <span className={classes.grow}>
                <strong>{t(`justice.detention.${each.kind}`)}</strong> · <bdi>{each.place}</bdi>
                <br />
                <bdi>
                  {each.orderedBy}, {each.orderNumber}
                </bdi>{' '}
                · <InstantText value={each.fromAt} />
                {each.extensions.map((more) => (
                  <span key={more.id}>
                    <br />
                    {t('justice.extended')} <InstantText value={more.untilAt} /> ·{' '}
                    <bdi>
                      {more.orderedBy}, {more.orderNumber}
                    </bdi>
                  </span>
                ))}
                <br />
                {each.endedAt ? (
                  <strong>
                    {t(`justice.freed.${word(each.endedWhy ?? 'released')}`)}{' '}
                    <InstantText value={each.endedAt} />
                  </strong>
                ) : (
                  <>
                    <strong>
                      {t(each.state === 'over' ? 'justice.ran-out' : 'justice.runs-out')}{' '}
                      <InstantText value={each.runsOut} />
                    </strong>
                    {each.maximum && (
                      <>
                        {' '}
                        · {t('justice.maximum')} <InstantText value={each.maximum} />
                      </>
                    )}
                  </>
                )}
              </span>
              {!each.endedAt && (
                <>
                  {props.writes && each.extendable && (
                    <button
                      type="button"
                      className={`${styles.more} no-print`}
                      onClick={() => setExtending(each.id)}
                    >
                      {t('justice.add.detention_extension')}
                    </button>
                  )}
                  {/* Also when the proceedings have ended: whoever is still held is let go. */}
                  {props.matter.own && <FactActs kind="detention" id={each.id} acts={['end']} />}
                </>
              )}
            </li>
          )),
          ...releases.map((each) => (
            <li key={each.id}>
              <span className={classes.grow}>
                <strong>{t('justice.event.released')}</strong> <DayText value={each.releasedOn} /> ·{' '}
                <bdi>{each.fromPlace}</bdi> · <bdi>{each.legalBasis}</bdi>
              </span>
            </li>
          )),
        ]}
      </List>
      {extending && (
        <FactForm
          title={t('justice.add.detention_extension')}
          endpoint={addFact.detention_extension}
          params={{ anchorId: props.anchorId }}
          fields={factFields.detention_extension}
          given={{ proceedingId: props.matter.proceeding.id, detentionId: extending }}
          onClose={() => setExtending(undefined)}
        />
      )}
    </>
  )
}

function Hearings(props: Props) {
  const t = useT()
  return (
    <List {...props} kind="hearing" title={t('justice.hearings')} none={t('justice.hearings-none')}>
      {props.matter.hearings.map((each) => (
        <li key={each.id}>
          <span className={classes.grow}>
            <InstantText value={each.at} /> · <bdi>{each.court}</bdi> · <bdi>{each.purpose}</bdi>
            {(['counsel', 'guardian', 'interpreter'] as const).map(
              (who) =>
                each[who] && (
                  <span key={who}>
                    {' '}
                    · {t(`justice.field.${who}`)}: <bdi>{each[who]}</bdi>
                  </span>
                ),
            )}
            {each.outcome && (
              <>
                <br />
                <bdi className={classes.note}>{each.outcome}</bdi>
              </>
            )}
          </span>
          {props.writes && <FactActs kind="hearing" id={each.id} acts={each.heldOn ? [] : ['held']} />}
        </li>
      ))}
    </List>
  )
}

function Verdicts(props: Props) {
  const t = useT()
  const { convictions, acquittals, appeals, charges } = props.matter
  const about = (id: string | null) => {
    const charge = charges.find((each) => each.id === id)
    return charge && <bdi> · {[charge.law, charge.article].join(', ')}</bdi>
  }
  const force = (each: {
    appealUntil: string
    inForceOn: string | null
    setAsideOn: string | null
    setAsideWhy: string | null
  }) => (
    <>
      <br />
      {each.setAsideOn ? (
        <strong>
          {t('justice.event.set-aside')} <DayText value={each.setAsideOn} /> · <bdi>{each.setAsideWhy}</bdi>
        </strong>
      ) : each.inForceOn ? (
        <strong>
          {t('justice.event.in-force')} <DayText value={each.inForceOn} />
        </strong>
      ) : (
        <>
          {t('justice.due.appeal')} <DayText value={each.appealUntil} />
        </>
      )}
    </>
  )
  const acts = (each: { inForceOn: string | null; setAsideOn: string | null }) =>
    each.setAsideOn ? [] : each.inForceOn ? ['set-aside'] : ['force', 'set-aside']
  return (
    <List
      {...props}
      kind="acquittal"
      also={['conviction', 'appeal']}
      title={t('justice.verdicts')}
      none={t('justice.verdicts-none')}
    >
      {[
        ...acquittals.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              <strong>{t('justice.event.acquitted')}</strong> <DayText value={each.acquittedOn} /> ·{' '}
              <bdi>
                {each.court}, {each.number}
              </bdi>
              {about(each.chargeId)}
              <br />
              <bdi className={classes.note}>{each.ground}</bdi>
              {force(each)}
            </span>
            {props.writes && <FactActs kind="acquittal" id={each.id} acts={acts(each)} />}
          </li>
        )),
        ...convictions.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              <strong>{t('justice.event.convicted')}</strong> <DayText value={each.convictedOn} /> ·{' '}
              <bdi>
                {each.court}, {each.number}
              </bdi>
              {about(each.chargeId)}
              <br />
              <bdi className={classes.note}>{each.sentence}</bdi>
              {force(each)}
            </span>
            {props.writes && <FactActs kind="conviction" id={each.id} acts={acts(each)} />}
          </li>
        )),
        ...appeals.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              {t('justice.event.appealed')} <DayText value={each.lodgedOn} /> ·{' '}
              {t(`justice.against.${each.against}`)} · {t(`justice.lodged.${each.lodgedBy}`)} ·{' '}
              <bdi>{each.court}</bdi>
              {each.outcome && (
                <>
                  <br />
                  <strong>{t(`justice.outcome.${word(each.outcome)}`)}</strong>{' '}
                  <DayText value={each.decidedOn} /> · <bdi>{each.decidedWords}</bdi>
                </>
              )}
            </span>
            {props.writes && <FactActs kind="appeal" id={each.id} acts={each.decidedOn ? [] : ['decide']} />}
          </li>
        )),
      ]}
    </List>
  )
}

function Measures(props: Props) {
  const t = useT()
  return (
    <List
      {...props}
      kind="legal_measure"
      title={t('justice.measures')}
      none={t('justice.measures-none')}
      hint={t('justice.measure-hint')}
    >
      {props.matter.measures.map((each) => (
        <li key={each.id}>
          <span className={classes.grow}>
            <strong>{t(`justice.measure.${word(each.kind)}`)}</strong> · <bdi>{each.words}</bdi>
            <br />
            <bdi>
              {each.orderedBy}, {each.orderNumber} · {each.legalBasis}
            </bdi>{' '}
            · <DayText value={each.fromOn} />
            <Until on={each.untilOn} />
            {each.reviewOn && !each.endedOn && (
              <>
                {' '}
                · {t('justice.field.reviewOn')} <DayText value={each.reviewOn} />
              </>
            )}
            {each.endedOn && (
              <>
                <br />
                <strong>
                  {t('justice.event.measure-ended')} <DayText value={each.endedOn} />
                </strong>{' '}
                · <bdi>{each.endedWhy}</bdi>
              </>
            )}
          </span>
          {props.writes && (
            <FactActs kind="legal_measure" id={each.id} acts={each.endedOn ? [] : ['review', 'end']} />
          )}
        </li>
      ))}
    </List>
  )
}
