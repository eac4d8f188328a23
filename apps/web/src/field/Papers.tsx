// When even the tablet cannot be used: numbered forms on paper, keyed later. The hour on the paper decides nothing.
import type { SimpleAct } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { Choice, Form, Heading, Notice, Text, useDraft, useNameOf } from './parts.tsx'

const acts = ['board', 'not boarded', 'withdraw', 'note'] as const
type Act = (typeof acts)[number]
const onOneSheet = 6

export function Papers() {
  const t = useT()
  const { tablet } = useTablet()
  const { draft, change } = useDraft('papers', { printed: 0 })
  const first = draft.printed + 1
  const head = tablet.device.id.slice(0, 4).toUpperCase()
  const numbers = Array.from({ length: onOneSheet }, (_, at) => `${head}-${first + at}`)
  return (
    <>
      <div className="no-print">
        <Heading>{t('field.view.papers')}</Heading>
        <Keyed />
        <h2>{t('field.papers.blank')}</h2>
        <p>{t('field.papers.blank-hint')}</p>
        <button
          type="button"
          onClick={() => {
            print()
            change({ printed: draft.printed + onOneSheet })
          }}
        >
          {t('field.print')}
        </button>
      </div>
      {numbers.map((number) => (
        <section key={number} className={classes.paper} aria-label={number}>
          <b dir="ltr">{number}</b>
          <p>{acts.map((act) => `☐ ${t(`field.kind.${word(act)}`)}`).join('   ')}</p>
          <div className={classes.row}>
            {['field.papers.who', 'field.papers.when', 'field.papers.why', 'field.papers.signature'].map(
              (label) => (
                <div key={label} className={classes.blank}>
                  {t(label)}
                </div>
              ),
            )}
          </div>
        </section>
      ))}
    </>
  )
}

function Keyed() {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet } = useTablet()
  const [done, setDone] = useState(false)
  const { draft, change, record } = useDraft('paper', {
    form: '',
    act: 'board' as Act,
    line: '',
    when: '',
    reason: '',
  })
  const { form, act, line, when } = draft
  const reason = draft.reason.trim()
  const said = (): SimpleAct => {
    if (act === 'board') return { kind: act, body: { line, by: 'paper', vehicle: null, unmet: [] } }
    if (act === 'note') return { kind: act, body: { line, text: reason } }
    return { kind: act, body: { line, reason: reason.replace(/\s+/g, ' ') } }
  }
  const submit = async () => {
    const writtenAt = when ? new Date(when).toISOString() : null
    await record({ kind: 'paper form', body: { form, writtenAt, act: said() } })
    setDone(true)
  }
  return (
    <>
      <h2>{t('field.papers.key')}</h2>
      {done && <Notice>{t('field.recorded')}</Notice>}
      <Form
        act={t('field.papers.key-act')}
        ready={form.trim() !== '' && line !== '' && (act === 'board' || reason !== '')}
        onSubmit={submit}
      >
        <Text
          label={t('field.papers.number')}
          dir="ltr"
          value={form}
          max={60}
          onChange={(to) => change({ form: to })}
        />
        <Choice
          label={t('field.papers.act')}
          options={acts.map((each) => [each, t(`field.kind.${word(each)}`)])}
          value={act}
          onChange={(to) => change({ act: to })}
        />
        <label className={classes.field}>
          <span>{t('field.papers.who')}</span>
          <select value={line} onChange={(event) => change({ line: event.currentTarget.value })}>
            <option value="" />
            {tablet.pack.lines.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
        <Text
          label={t('field.papers.when')}
          kind="datetime-local"
          value={when}
          onChange={(to) => change({ when: to })}
        />
        {act !== 'board' && (
          <Text
            label={t('operations.reason')}
            lines={2}
            value={draft.reason}
            onChange={(to) => change({ reason: to })}
          />
        )}
      </Form>
    </>
  )
}
