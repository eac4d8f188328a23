// What people are told of their rights: texts in four languages, in force by two.
import { Button, Text, Textarea } from '@mantine/core'
import { confirmNotice, type Language, listNotices, type Notice, proposeNotice } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { OneLine } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Places } from '../oversight/Places.tsx'
import classes from './rights.module.css'

export function NoticesPage() {
  const t = useT()
  const [writing, setWriting] = useState(false)
  const found = useAnswer(listNotices)
  return (
    <>
      <Places />
      <PageTitle
        title={t('rights.notices.title')}
        action={{ label: t('rights.notices.write'), onClick: () => setWriting(true) }}
      >
        <Text c="dimmed">{t('rights.notices.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('rights.notices.none')} hint={t('rights.notices.none-hint')} />
          ) : (
            items.map((notice) => <NoticeText key={notice.id} of={notice} />)
          )
        }
      </Loaded>
      {writing && <WriteForm onClose={() => setWriting(false)} />}
    </>
  )
}

function NoticeText({ of }: { of: Notice }) {
  const t = useT()
  const confirm = useSend(confirmNotice, { invalidates: ['/rights', '/oversight'] })
  return (
    <section className={classes.notice} aria-label={of.name}>
      <h2 className={classes.heading}>
        <bdi>{of.name}</bdi>
      </h2>
      <Text size="sm" c="dimmed">
        {t(`rights.notices.state.${word(of.state)}`)} · <InstantText value={of.at} /> ·{' '}
        <bdi>{of.by.name}</bdi>
      </Text>
      <FormProblem error={confirm.error} />
      {languages.map((language) => (
        <details key={language}>
          <summary>{nameOf[language]}</summary>
          <p className={classes.said} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
            {of.texts[language]}
          </p>
        </details>
      ))}
      {of.state === 'waits for a second' &&
        (of.mine ? (
          <Text size="sm">{t('rights.second')}</Text>
        ) : (
          <Button loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: of.id } })}>
            {t('rights.notices.confirm')}
          </Button>
        ))}
    </section>
  )
}

function WriteForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [texts, setTexts] = useState<Record<Language, string>>({ kk: '', ru: '', en: '', ar: '' })
  const send = useSend(proposeNotice, { invalidates: ['/rights', '/oversight'], onDone: onClose })
  return (
    <FormModal
      wide
      title={t('rights.notices.write')}
      hint={t('rights.notices.write-hint')}
      act={t('rights.save')}
      ready={name.trim() !== '' && languages.every((language) => texts[language].trim() !== '')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ body: { name: name.trim(), texts } })}
      onClose={onClose}
    >
      <OneLine label={t('rights.notices.name')} value={name} onChange={setName} />
      {languages.map((language) => (
        <Textarea
          key={language}
          label={nameOf[language]}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          required
          autosize
          minRows={3}
          maxRows={10}
          maxLength={10_000}
          value={texts[language]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setTexts((all) => ({ ...all, [language]: value }))
          }}
        />
      ))}
    </FormModal>
  )
}
