// On a person's page: what they were told of their rights, what they say of facts that stand against their word, and where
// what they ask is taken down.
import { Button, Group, Select } from '@mantine/core'
import {
  askers,
  correctable,
  giveNotice,
  type Language,
  listNotices,
  listNoticesGiven,
  listStatements,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayField } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { languages, nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Section } from '../people/Section.tsx'
import { ComplaintForm } from './ComplaintForm.tsx'
import { ReceiveForm } from './ReceiveForm.tsx'
import classes from './rights.module.css'

interface Props {
  anchorId: string
  name: string
}

export function RightsSection({ anchorId, name }: Props) {
  const t = useT()
  const can = useCan()
  const [form, setForm] = useState<'request' | 'notice' | 'complaint'>()
  const given = useAnswer(listNoticesGiven, { params: { anchorId } })
  const close = () => setForm(undefined)
  return (
    <Section title={t('rights.title')}>
      {correctable
        .filter((part) => can(`${part}.read`))
        .map((part) => (
          <Statements key={part} anchorId={anchorId} part={part} />
        ))}
      {given.data &&
        (given.data.items.length === 0 ? (
          <p className={classes.quiet}>{t('rights.told-nothing')}</p>
        ) : (
          <ul className={classes.lines}>
            {given.data.items.map((each) => (
              <li key={each.id}>
                <bdi>{each.notice.name}</bdi> · <DayText value={each.on} />
                <br />
                <span className={classes.quiet}>
                  {t(`rights.asker.${word(each.toWhom)}`)} · {t(`rights.told.${word(each.how)}`)} ·{' '}
                  {nameOf[each.language]} · <bdi>{each.by.name}</bdi>
                </span>
              </li>
            ))}
          </ul>
        ))}
      <Group gap="xs" className="no-print">
        <Button size="xs" variant="default" onClick={() => setForm('notice')}>
          {t('rights.tell')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setForm('request')}>
          {t('rights.receive')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setForm('complaint')}>
          {t('rights.complaint.take')}
        </Button>
      </Group>
      {form === 'request' && <ReceiveForm anchorId={anchorId} name={name} onClose={close} />}
      {form === 'notice' && <TellForm anchorId={anchorId} onClose={close} />}
      {form === 'complaint' && <ComplaintForm anchorId={anchorId} onClose={close} />}
    </Section>
  )
}

function Statements({ anchorId, part }: { anchorId: string; part: (typeof correctable)[number] }) {
  const t = useT()
  const { data } = useAnswer(listStatements, { params: { anchorId, compartment: part } })
  if (!data || data.items.length === 0) return null
  return (
    <ul className={classes.lines} aria-label={t('rights.statements', { part: t(`compartment.${part}`) })}>
      {data.items.map((each) => (
        <li key={each.id}>
          <strong>{t('rights.statement', { part: t(`compartment.${part}`) })}</strong>{' '}
          <DayText value={each.on} />
          <br />
          <bdi className={classes.said}>{each.words}</bdi>
          <br />
          {t('rights.should-say')}: <bdi>{each.shouldSay}</bdi>
          <br />
          <span className={classes.quiet}>
            {t('rights.decision.not-corrected')}: <bdi>{each.why}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

function TellForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const own = useLanguage()
  const notices = useAnswer(listNotices)
  const inForce = (notices.data?.items ?? []).filter(({ state }) => state === 'in force')
  const [chosen, setChosen] = useState<string | null>(null)
  const notice = inForce.find(({ id }) => id === chosen) ?? inForce[0]
  const [toWhom, setToWhom] = useState<(typeof askers)[number]>('the person')
  const [how, setHow] = useState<(typeof ways)[number]>('on paper')
  const [language, setLanguage] = useState<Language>(own)
  const [on, setOn] = useState(today())
  const send = useSend(giveNotice, { invalidates: ['/rights'], onDone: onClose })
  return (
    <FormModal
      wide
      title={t('rights.tell')}
      hint={t(notices.data && inForce.length === 0 ? 'rights.tell-none' : 'rights.tell-hint')}
      act={t('rights.save')}
      ready={notice !== undefined && on !== ''}
      busy={send.isPending}
      error={send.error ?? notices.error}
      onSubmit={() => {
        if (notice)
          send.mutate({
            params: { anchorId },
            body: { noticeId: notice.id, toWhom, on, how, language, words: null },
          })
      }}
      onClose={onClose}
    >
      <Select
        label={t('rights.notices.name')}
        data={inForce.map(({ id, name }) => ({ value: id, label: name }))}
        value={notice?.id ?? null}
        onChange={setChosen}
        allowDeselect={false}
      />
      <Select
        label={t('rights.language')}
        data={languages.map((value) => ({ value, label: nameOf[value] }))}
        value={language}
        onChange={(value) => setLanguage((value ?? own) as Language)}
        allowDeselect={false}
      />
      {notice && (
        <p className={classes.read} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
          {notice.texts[language]}
        </p>
      )}
      <Select
        label={t('rights.to-whom')}
        data={askers.map((value) => ({ value, label: t(`rights.asker.${word(value)}`) }))}
        value={toWhom}
        onChange={(value) => setToWhom(askers.find((each) => each === value) ?? 'the person')}
        allowDeselect={false}
      />
      <Select
        label={t('rights.told-how')}
        data={ways.map((value) => ({ value, label: t(`rights.told.${word(value)}`) }))}
        value={how}
        onChange={(value) => setHow(ways.find((each) => each === value) ?? 'on paper')}
        allowDeselect={false}
      />
      <DayField label={t('rights.told-on')} max={today()} value={on} onChange={setOn} />
    </FormModal>
  )
}
const ways = ['on paper', 'read out', 'by an interpreter'] as const
