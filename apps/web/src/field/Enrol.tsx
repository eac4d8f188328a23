// The first screen of a tablet with nothing on it: which mission, its passphrases, and the pack. Needs the office once.
import { getMe, getMission, getOperation, listOperations, type Me } from '@oralu/domain'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemError, useAnswer } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { enrol } from './kit.ts'
import { Choice, Heading, Notice, Text } from './parts.tsx'
import { newPassphrase, plainPassphrase } from './vault/words.ts'

const here = getRouteApi('/field')

export function Enrol() {
  const t = useT()
  const me = useAnswer(getMe)
  return (
    <>
      <Heading>{t('field.none')}</Heading>
      <p>{t('field.none-hint')}</p>
      {me.isError && <NoOffice code={me.error instanceof ProblemError ? me.error.code : 'failed'} />}
      {me.isSuccess && <Steps me={me.data} />}
    </>
  )
}

function NoOffice({ code }: { code: string }) {
  const t = useT()
  if (code !== 'not-signed-in') return <Notice>{t(`problem.${code}`)}</Notice>
  return (
    <>
      <Notice>{t('field.sign-in-hint')}</Notice>
      <a className={classes.button} href="/sign-in?back=/field">
        {t('field.sign-in')}
      </a>
    </>
  )
}

function Steps({ me }: { me: Me }) {
  const t = useT()
  const given = here.useSearch().mission
  const [mission, setMission] = useState(given ?? '')
  const [name, setName] = useState('')
  const [days, setDays] = useState<'3' | '7' | '14'>('3')
  const [chosen, setChosen] = useState(false)
  if (chosen)
    return (
      <Phrases
        enrolment={{ mission, officer: me.account.id, name: name.trim(), days: Number(days) }}
        onBack={() => setChosen(false)}
      />
    )
  return (
    <form
      className={classes.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setChosen(true)
      }}
    >
      {given ? <GivenMission id={given} /> : <Missions value={mission} onChange={setMission} />}
      <Text
        label={t('field.tablet-name')}
        hint={t('field.tablet-name-hint')}
        value={name}
        max={60}
        onChange={setName}
      />
      <Choice
        label={t('field.days')}
        options={(['3', '7', '14'] as const).map((each) => [
          each,
          t('field.days.of', { count: Number(each) }),
        ])}
        value={days}
        onChange={setDays}
      />
      <div className={classes.buttons}>
        <button type="submit" data-first disabled={!mission || name.trim() === ''}>
          {t('field.next')}
        </button>
      </div>
    </form>
  )
}

function GivenMission({ id }: { id: string }) {
  const t = useT()
  const { data } = useAnswer(getMission, { params: { id } })
  if (!data) return null
  return (
    <p>
      <b>{t('field.mission-number', { number: data.number })}</b> <bdi>{data.name}</bdi>
    </p>
  )
}

function Missions({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useT()
  const operations = useAnswer(listOperations)
  const [operation, setOperation] = useState('')
  const first = operation || operations.data?.items[0]?.id || ''
  const page = useAnswer(getOperation, { params: { id: first } }, { enabled: first !== '' })
  const open = (page.data?.list ?? []).filter(({ state }) =>
    ['open', 'frozen', 'departed', 'arrived'].includes(state),
  )
  return (
    <>
      <label className={classes.field}>
        <span>{t('field.operation')}</span>
        <select value={first} onChange={(event) => setOperation(event.currentTarget.value)}>
          {operations.data?.items.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label={t('field.mission')}
        options={open.map((each) => [
          each.id,
          [t('field.mission-number', { number: each.number }), each.name, each.from, each.to]
            .filter(Boolean)
            .join(' · '),
        ])}
        value={value || null}
        onChange={onChange}
      />
      {page.isSuccess && open.length === 0 && <p className={classes.hint}>{t('field.mission-none')}</p>}
    </>
  )
}

interface PhrasesProps {
  enrolment: Omit<Parameters<typeof enrol>[0], 'passphrase' | 'duress'>
  onBack: () => void
}

/** Shown once, then typed back. */
function Phrases({ enrolment, onBack }: PhrasesProps) {
  const t = useT()
  const [{ passphrase, duress }] = useState(() => ({ passphrase: newPassphrase(), duress: newPassphrase() }))
  const [typing, setTyping] = useState(false)
  const [typed, setTyped] = useState({ passphrase: '', duress: '' })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const same = plainPassphrase(typed.passphrase) === passphrase && plainPassphrase(typed.duress) === duress
  const begin = async () => {
    setBusy(true)
    setProblem(null)
    await enrol({ ...enrolment, passphrase, duress }).catch((error) => {
      setProblem(error instanceof ProblemError ? error.code : 'failed')
    })
    setBusy(false)
  }
  if (!typing)
    return (
      <>
        <h2>{t('field.passphrase')}</h2>
        <p>{t('field.passphrase-hint')}</p>
        <p className={classes.phrase} dir="ltr" data-testid="passphrase">
          {passphrase}
        </p>
        <h2>{t('field.duress')}</h2>
        <p>{t('field.duress-hint')}</p>
        <p className={classes.phrase} dir="ltr" data-testid="duress">
          {duress}
        </p>
        <div className={classes.buttons}>
          <button type="button" data-first onClick={() => setTyping(true)}>
            {t('field.passphrase-learnt')}
          </button>
          <button type="button" onClick={onBack}>
            {t('field.back')}
          </button>
        </div>
      </>
    )
  return (
    <form
      className={classes.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <p>{t('field.passphrase-back')}</p>
      {problem && <Notice>{t(`problem.${problem}`)}</Notice>}
      <Text
        label={t('field.passphrase')}
        dir="ltr"
        value={typed.passphrase}
        onChange={(text) => setTyped({ ...typed, passphrase: text })}
      />
      <Text
        label={t('field.duress')}
        dir="ltr"
        value={typed.duress}
        onChange={(text) => setTyped({ ...typed, duress: text })}
      />
      <div className={classes.buttons} aria-busy={busy}>
        <button type="submit" data-first disabled={!same || busy}>
          {t(busy ? 'field.fetching' : 'field.fetch')}
        </button>
        <button type="button" onClick={() => setTyping(false)}>
          {t('field.passphrase-again')}
        </button>
      </div>
    </form>
  )
}
