// Tracing of a relative: the way that it goes, its steps, evidence of both sides and what both wish, and the visits after.
import { Button } from '@mantine/core'
import { type KinTracing, tracingStates } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fact, On, Owed, Said, Sub } from './Fact.tsx'
import type { PartProps } from './FamilyTab.tsx'
import own from './kinship.module.css'
import { Homes } from './Living.tsx'
import { Visits } from './Visits.tsx'

export function Tracings(props: PartProps) {
  const t = useT()
  const { family, may, onForm } = props
  return (
    <Section
      title={t('kinship.tracing')}
      {...(may.care ? { act: t('kinship.add.tracing'), onAct: () => onForm({ kind: 'tracing' }) } : {})}
    >
      {family.tracings.length === 0 && <p className={classes.quiet}>{t('kinship.no-tracing')}</p>}
      <ul className={classes.lines}>
        {family.tracings.map((each) => (
          <Tracing key={each.id} of={each} {...props} />
        ))}
      </ul>
    </Section>
  )
}

/** What can be done from each state, the next step first. */
const actsOf = {
  searching: ['find', 'end'],
  found: ['verify', 'end'],
  verified: ['reunify', 'end'],
  reunified: ['end'],
  ended: [],
} as const
const daysOf = {
  searching: 'openedOn',
  found: 'foundOn',
  verified: 'verifiedOn',
  reunified: 'reunifiedOn',
  ended: 'endedOn',
} as const

function Tracing({ of, ...props }: PartProps & { of: KinTracing }) {
  const t = useT()
  const { family, may, onForm } = props
  const open = of.state !== 'ended'
  const given = { tracingId: of.id }
  const homes = family.homes.filter(({ tracingId }) => tracingId === of.id)
  return (
    <li>
      <Fact
        kind="tracing"
        fact={of}
        writes={may.care}
        about={of.soughtWords}
        acts={actsOf[of.state]}
        onForm={onForm}
        head={
          <>
            <div>
              <strong>
                <bdi>{of.soughtWords}</bdi>
              </strong>{' '}
              · {t(`kinship.relation.${word(of.relation)}`)}
              {of.sought && (
                <>
                  {' · '}
                  <CasePerson person={of.sought} />
                </>
              )}
            </div>
            <ol className={own.way} aria-label={t('kinship.way')}>
              {tracingStates.map((state) => {
                const on = of[daysOf[state]]
                return (
                  <li key={state} data-reached={on ? true : undefined}>
                    {t(`kinship.state.${state}`)} {on && <DayText value={on} />}
                  </li>
                )
              })}
            </ol>
          </>
        }
      >
        {' '}
        <Said words={of.foundWords} />
        {of.endedHow && <Said label={t(`kinship.tracing-end.${word(of.endedHow)}`)} words={of.endedWords} />}
        <Owed label={t('kinship.owed.visit')} due={of.due} />
        {of.steps.length > 0 && (
          <ul>
            {of.steps.map((step) => (
              <li key={step.id}>
                <DayText value={step.takenOn} /> · <bdi>{step.words}</bdi>
              </li>
            ))}
          </ul>
        )}
        {open && may.care && (
          <div className={own.acts}>
            <Add kind="tracing_step" onClick={() => onForm({ kind: 'tracing_step', given })} />
            <Add
              kind="home_assessment"
              onClick={() => onForm({ kind: 'home_assessment', given, start: { homeOf: of.soughtWords } })}
            />
          </div>
        )}
        <Homes {...props} homes={homes} />
        {props.guarded && <BothSides of={of} open={open} {...props} />}
        {of.reunifiedOn && <Visits visits={of.visits} open={open} given={given} {...props} />}
      </Fact>
    </li>
  )
}

function Add({ kind, onClick }: { kind: string; onClick: () => void }) {
  const t = useT()
  return (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {t(`kinship.add.${kind}`)}
    </Button>
  )
}

/** Evidence and wishes of child and relative: protection. */
function BothSides({ of, open, guarded, may, onForm }: PartProps & { of: KinTracing; open: boolean }) {
  const t = useT()
  const given = { tracingId: of.id }
  const evidence = guarded?.evidence.filter(({ tracingId }) => tracingId === of.id) ?? []
  const said = guarded?.wishes.filter(({ tracingId }) => tracingId === of.id) ?? []
  const adds = open && may.protection
  return (
    <>
      <Sub
        title={t('kinship.evidence')}
        act={adds ? t('kinship.add.tracing_evidence') : undefined}
        onAct={() => onForm({ kind: 'tracing_evidence', given })}
      />
      {evidence.length === 0 && <p className={classes.quiet}>{t('kinship.no-evidence')}</p>}
      <ul className={classes.lines}>
        {evidence.map((each) => (
          <li key={each.id}>
            <Fact
              kind="tracing_evidence"
              fact={each}
              writes={adds}
              about={t(`kinship.evidence.${word(each.kind)}`)}
              onForm={onForm}
              head={
                <>
                  <div>
                    {t(`kinship.side.${each.side}`)} · {t(`kinship.evidence.${word(each.kind)}`)} ·{' '}
                    <strong>{t(`kinship.conclusion.${word(each.conclusion)}`)}</strong>
                    <On label="" day={each.concludedOn} />
                  </div>
                  <Said words={each.words} />
                  {each.laboratory && (
                    <p className={classes.note}>
                      <bdi>{each.laboratory}</bdi>, <bdi>{each.reference}</bdi>
                    </p>
                  )}
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Sub
        title={t('kinship.wishes')}
        act={adds ? t('kinship.add.tracing_wish') : undefined}
        onAct={() => onForm({ kind: 'tracing_wish', given })}
      />
      {said.length === 0 && <p className={classes.quiet}>{t('kinship.no-wishes')}</p>}
      <ul className={classes.lines}>
        {said.map((each) => (
          <li key={each.id}>
            <Fact
              kind="tracing_wish"
              fact={each}
              writes={adds}
              about={t(`kinship.whose.${each.whose}`)}
              onForm={onForm}
              head={
                <>
                  <div>
                    {t(`kinship.whose.${each.whose}`)}:{' '}
                    <strong>{t(`kinship.wish.${word(each.wish)}`)}</strong>
                    <On label={t('kinship.heard')} day={each.heardOn} /> · <bdi>{each.heardBy}</bdi>
                  </div>
                  <Said words={each.words} />
                </>
              }
            />
          </li>
        ))}
      </ul>
    </>
  )
}
