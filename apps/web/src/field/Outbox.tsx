// What is kept here, what the office has, what failed and what to do; and the ways to another tablet.
import type { FieldOperation } from '@oralu/domain'
import { useState } from 'react'
import { useStore } from '../api/store.ts'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Exchange } from './Exchange.tsx'
import classes from './field.module.css'
import { useTablet, useUnsent, wipe } from './kit.ts'
import { Form, Heading, Notice, Text, useDraft } from './parts.tsx'
import { fetchPack, sync, syncing } from './sync.ts'

export function Outbox() {
  const t = useT()
  const { tablet, operations, attachments, contact, state } = useTablet()
  const { busy, problem } = useStore(syncing)
  const unsent = useUnsent()
  const isUnsent = new Set(unsent.map(({ id }) => id))
  const own = operations
    .filter(({ device }) => device === tablet.device.id)
    .sort((a, b) => b.sequence - a.sequence)
  const aside = new Map(contact?.aside.map(({ operation, why }) => [operation, why]))
  const pictures = attachments.filter(({ done }) => !done).length
  return (
    <>
      <Heading>{t('field.view.outbox')}</Heading>
      <dl className={classes.numbers}>
        {(
          [
            ['field.outbox.waiting', unsent.length],
            ['field.outbox.sent', own.filter(({ id }) => !isUnsent.has(id)).length],
            ['field.outbox.pictures', pictures],
            ['field.outbox.pending', state.pending.length],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t('field.outbox.contact')} {contact ? <InstantText value={contact.at} /> : t('field.outbox.never')}
      </p>
      {problem && !busy && <Trouble code={problem} />}
      <div className={classes.buttons}>
        <button type="button" data-first disabled={busy} onClick={() => void sync(tablet, () => void wipe())}>
          {t(busy ? 'field.sync.busy' : 'field.outbox.send')}
        </button>
        <Renew />
      </div>
      <h2>{t('field.outbox.own')}</h2>
      {own.length === 0 && <p className={classes.hint}>{t('field.outbox.none')}</p>}
      <ul className={classes.list}>
        {own.map((each) => (
          <Own
            key={each.id}
            operation={each}
            where={aside.has(each.id) ? 'aside' : isUnsent.has(each.id) ? 'kept' : 'acknowledged'}
          />
        ))}
      </ul>
      <Exchange />
      <GiveUp unsent={unsent.length + pictures} />
    </>
  )
}

interface OwnProps {
  operation: FieldOperation
  where: 'aside' | 'kept' | 'acknowledged'
}

/** One thing recorded here. It is never changed; that it was a mistake is recorded too. */
function Own({ operation: { id, sequence, kind, at }, where }: OwnProps) {
  const t = useT()
  const { state } = useTablet()
  const [asking, setAsking] = useState(false)
  const { draft, change, record } = useDraft(`mistake ${id}`, { reason: '' })
  const verdict = state.verdicts[id]
  const mayCorrect = verdict === 'stands' && kind !== 'correction' && kind !== 'answer'
  const submit = async () => {
    await record({ kind: 'correction', body: { operation: id, act: null, reason: draft.reason } })
    setAsking(false)
  }
  return (
    <li>
      <span className={classes.who}>
        {sequence}. {t(`field.kind.${word(kind)}`)}
        {verdict === 'corrected' && ` · ${t('field.mistake.corrected')}`}{' '}
        <span className={classes.small}>
          <InstantText value={at} />
        </span>
      </span>
      <span>{t(`field.outbox.${where}`)}</span>
      {mayCorrect && !asking && (
        <button
          type="button"
          aria-label={`${t('field.mistake')}: ${sequence}`}
          onClick={() => setAsking(true)}
        >
          {t('field.mistake')}
        </button>
      )}
      {asking && (
        <div className={classes.wide}>
          <Form
            act={t('field.mistake.act')}
            ready={draft.reason.trim() !== ''}
            onCancel={() => setAsking(false)}
            onSubmit={submit}
          >
            <Text
              label={t('operations.reason')}
              hint={t('field.mistake.hint')}
              lines={2}
              value={draft.reason}
              onChange={(reason) => change({ reason })}
            />
          </Form>
        </div>
      )}
    </li>
  )
}

function Trouble({ code }: { code: string }) {
  const t = useT()
  return (
    <Notice>
      <p>{t(`problem.${code}`)}</p>
      <p>{t('field.outbox.nothing-lost')}</p>
      {code === 'not-signed-in' && (
        <a className={classes.button} href="/sign-in?back=/field">
          {t('field.sign-in')}
        </a>
      )}
    </Notice>
  )
}

function Renew() {
  const t = useT()
  const { tablet } = useTablet()
  const [state, setState] = useState<'busy' | 'done' | 'failed'>()
  const renew = async () => {
    setState('busy')
    try {
      await tablet.renew(await fetchPack(tablet.device.id, 3))
      setState('done')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <button type="button" disabled={state === 'busy'} onClick={() => void renew()}>
        {t('field.renew')}
      </button>
      {state === 'done' && <span role="status">{t('field.renew.done')}</span>}
      {state === 'failed' && <Notice>{t('field.renew.failed')}</Notice>}
    </>
  )
}

/** The end of a mission for this tablet. What is not sent would be lost, so a word must be typed then. */
function GiveUp({ unsent }: { unsent: number }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const needed = String(unsent)
  return (
    <section>
      <h2>{t('field.give-up')}</h2>
      <p>{t('field.give-up-hint')}</p>
      {!asking && (
        <button type="button" onClick={() => setAsking(true)}>
          {t('field.give-up')}
        </button>
      )}
      {asking && unsent > 0 && (
        <>
          <Notice loses>{t('field.give-up-loses', { count: unsent })}</Notice>
          <Text label={t('field.give-up-type', { number: needed })} value={typed} onChange={setTyped} />
        </>
      )}
      {asking && (
        <div className={classes.buttons}>
          <button type="button" disabled={unsent > 0 && typed.trim() !== needed} onClick={() => void wipe()}>
            {t('field.give-up-act')}
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            {t('field.back')}
          </button>
        </div>
      )}
    </section>
  )
}
