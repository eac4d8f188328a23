import { Anchor } from '@mantine/core'
import {
  confirmNationality,
  getNationality,
  type NationalityCase,
  type NationalityFact,
  type PersonPage,
  withdrawNationality,
} from '@oralu/domain'
import { useAnswer } from '../../api/hooks.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { DayText, InstantText } from '../../components/text.tsx'
import { T, useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import { TwoOfficerPanel } from '../TwoOfficerPanel.tsx'
import { Appeals } from './Appeals.tsx'
import { BornAbroadPanel } from './BornAbroadPanel.tsx'
import { Course } from './Course.tsx'
import { FindingForm } from './FindingForm.tsx'
import { Ladder } from './Ladder.tsx'
import classes from './nationality.module.css'
import { PieceText } from './PieceText.tsx'

/** Nationality on evidence: pieces for and against, a finding by two, appeals to two others. No state is told of it. */
export function NationalitySection({ page }: { page: PersonPage }) {
  const question = useAnswer(getNationality, { params: { id: page.personId } }, { keep: false })
  return <Loaded from={question}>{(it) => <Whole page={page} question={it} />}</Loaded>
}

function Whole({ page, question }: { page: PersonPage; question: NationalityCase }) {
  const t = useT()
  return (
    <TwoOfficerPanel
      title={t('people.nationality')}
      propose={t('people.nationality.propose')}
      form={(close) => <FindingForm page={page} question={question} onClose={close} />}
      confirm={{ endpoint: confirmNationality, label: t('people.nationality.confirm') }}
      withdraw={withdrawNationality}
      lasting
      facts={question.findings}
      none={t('people.nationality.none-yet')}
      what={(fact) => <Said fact={fact} />}
      ground={(fact) => <Ground fact={fact} question={question} />}
    >
      <State question={question} />
      <Ladder page={page} evidence={question.evidence} />
      {(page.child || question.evidence.some(({ kind }) => aboutBirth.has(kind))) && (
        <BornAbroadPanel born={question.bornAbroad} />
      )}
      <Course question={question} />
      <h3 className={classes.title}>{t('people.nationality.findings')}</h3>
    </TwoOfficerPanel>
  )
}

const aboutBirth = new Set<string>(['parent record', 'consular registration'])

/** How the question stands, in words: what, by whom, since when; and that no nationality may be left, where it may. */
function State({ question: { state, findings, statelessness } }: { question: NationalityCase }) {
  const t = useT()
  const stands = findings.find(({ standing }) => standing === 'stands')
  return (
    <>
      <p className={classes.state}>
        <strong>{stands ? <Said fact={stands} plain /> : t(`people.nationality.${word(state)}`)}</strong>
        {stands?.confirmedAt && (
          <>
            {'. '}
            <T
              id="people.nationality.decided-by"
              values={{
                one: <bdi>{stands.by}</bdi>,
                other: <bdi>{stands.confirmedBy}</bdi>,
                at: <InstantText value={stands.confirmedAt} />,
              }}
            />
          </>
        )}
        {!stands && <> · {t('people.nationality.until-decided')}</>}
      </p>
      {statelessness && (
        <p className={classes.notice} role="note">
          {t(`people.stateless.${word(statelessness)}`)}
        </p>
      )}
    </>
  )
}

function Said({ fact, plain = false }: { fact: NationalityFact; plain?: boolean }) {
  const t = useT()
  return (
    <>
      {t(`people.nationality.${word(fact.finding)}`)}
      {fact.otherState && (
        <>
          : <bdi>{fact.otherState}</bdi>
        </>
      )}
      {fact.validFrom && (
        <>
          , {t('people.from')} <DayText value={fact.validFrom} />
        </>
      )}
      {!plain && (fact.standing === 'superseded' || fact.standing === 'set aside') && (
        <> · {t(`people.standing.${word(fact.standing)}`)}</>
      )}
    </>
  )
}

function Ground({ fact, question }: { fact: NationalityFact; question: NationalityCase }) {
  const t = useT()
  const pieces = question.evidence.filter(({ id }) => fact.restsOn.includes(id))
  const open = fact.standing === 'proposed' || fact.standing === 'stands'
  return (
    <>
      <div className={classes.reasons}>
        <bdi>{fact.reasons}</bdi>
      </div>
      {pieces.length > 0 && (
        <div>
          {t('people.nationality.rests-on')}{' '}
          {pieces.map((piece, i) => (
            <span key={piece.id}>
              {i > 0 && ' · '}
              <Anchor href={`#piece-${piece.id}`} size="xs">
                <PieceText piece={piece} />
              </Anchor>
            </span>
          ))}
        </div>
      )}
      {open && pieces.some(({ withdrawnAt }) => withdrawnAt) && (
        <div className={classes.notice}>{t('people.nationality.piece-withdrawn')}</div>
      )}
      <Appeals fact={fact} appeals={question.appeals.filter(({ findingId }) => findingId === fact.id)} />
    </>
  )
}
