// An erasure that was asked for: what hinders it, who agreed, how far it is, and the paper at its end.
import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import {
  type Erasure,
  type Examination,
  examineErasure,
  printCertificate,
  proposeErasure,
  type RightsRequest,
  runErasure,
} from '@oralu/domain'
import { useState } from 'react'
import { addressOf, useAnswer, useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useJob, useOnce } from '../components/job.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Progress } from '../components/Progress.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { languages, nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { RunErasure } from './RunErasure.tsx'
import classes from './rights.module.css'

/** @param again asks for the request itself again, whose words go with the rest */
export function ErasurePart({ request, again }: { request: RightsRequest; again: () => void }) {
  const t = useT()
  const found = useAnswer(examineErasure, { params: { id: request.id } })
  return (
    <section aria-label={t('rights.erasure.title')} className={classes.part}>
      <Title order={2} className={classes.heading}>
        {t('rights.erasure.title')}
      </Title>
      <Loaded from={found}>
        {(page) => (
          <>
            <Hindrances page={page} answered={request.outcome !== null} />
            {page.mayPropose && <Propose request={request} page={page} />}
            {page.erasure && (
              <Course
                erasure={page.erasure}
                request={request}
                again={() => {
                  void found.refetch()
                  again()
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Hindrances({ page, answered }: { page: Examination; answered: boolean }) {
  const t = useT()
  if (answered || page.erasure?.state === 'running') return null
  if (page.hindrances.length === 0) return <Text>{t('rights.erasure.nothing-hinders')}</Text>
  return (
    <>
      <Text>{t('rights.erasure.hindered')}</Text>
      <ul className={classes.lines}>
        {page.hindrances.map(({ code, agency, until }) => (
          <li key={code + agency}>
            <strong>{t(`rights.hindrance.${word(code)}`)}</strong> · <bdi>{agency}</bdi>
            {until && (
              <>
                {' '}
                · {t('rights.erasure.until')} <DayText value={until} />
              </>
            )}
            <Text size="sm" c="dimmed">
              {t(`rights.hindrance.${word(code)}.law`)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}

function Propose({ request, page }: { request: RightsRequest; page: Examination }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const send = useSend(proposeErasure, {
    invalidates: ['/rights', '/oversight'],
    onDone: () => setOpen(false),
  })
  return (
    <>
      <Button mt="sm" onClick={() => setOpen(true)} disabled={request.step === 'identity'}>
        {t('rights.erasure.propose')}
      </Button>
      {open && (
        <FormModal
          title={t('rights.erasure.propose')}
          hint={t('rights.erasure.propose-hint', { names: page.holders.map(({ name }) => name).join(', ') })}
          act={t('rights.erasure.propose')}
          ready
          busy={send.isPending}
          error={send.error}
          onSubmit={() => send.mutate({ params: { id: request.id }, body: {} })}
          onClose={() => setOpen(false)}
        >
          <Text>{t('rights.erasure.what')}</Text>
        </FormModal>
      )}
    </>
  )
}

function Course({
  erasure,
  request,
  again,
}: {
  erasure: Erasure
  request: RightsRequest
  again: () => void
}) {
  const t = useT()
  const [running, setRunning] = useState(false)
  return (
    <>
      <Text mt="sm">
        <strong>{t(`rights.erasure.state.${erasure.state}`)}</strong> · <bdi>{erasure.proposedBy.name}</bdi>,{' '}
        <InstantText value={erasure.proposedAt} />
      </Text>
      <ul className={classes.lines}>
        {erasure.holders.map((holder) => (
          <li key={holder.id}>
            <bdi>{holder.name}</bdi>:{' '}
            {t(
              holder.agreed === null
                ? 'rights.erasure.asked'
                : holder.agreed
                  ? 'rights.erasure.agreed'
                  : 'rights.erasure.not-agreed',
            )}
            {holder.by && (
              <>
                {' '}
                · <bdi>{holder.by.name}</bdi>
              </>
            )}
            {holder.words && <p className={classes.said}>{holder.words}</p>}
          </li>
        ))}
      </ul>
      {erasure.state === 'running' && erasure.jobId && !running && (
        <UnderWay id={erasure.jobId} onEnd={again} />
      )}
      {erasure.may.includes('run') && (erasure.state === 'decided' || !erasure.jobId) && (
        <Button mt="sm" color="red" onClick={() => setRunning(true)}>
          {t('rights.erasure.run')}
        </Button>
      )}
      {running && <RunErasure id={erasure.id} onClose={() => setRunning(false)} />}
      {erasure.doneAt && <Done erasure={erasure} language={request.language} />}
    </>
  )
}

function UnderWay({ id, onEnd }: { id: string; onEnd: () => void }) {
  const t = useT()
  const { data, ended } = useJob(id)
  const send = useSend(runErasure, { invalidates: ['/rights', '/oversight'] })
  useOnce(ended !== undefined, onEnd)
  if (ended === 'failed' || ended === 'cancelled')
    return (
      <Group>
        <Text>{t('rights.erasure.stopped')}</Text>
        {data?.aboutId && (
          <Button
            variant="default"
            loading={send.isPending}
            onClick={() => send.mutate({ params: { id: data.aboutId! }, body: {} })}
          >
            {t('rights.erasure.go-on')}
          </Button>
        )}
      </Group>
    )
  return (
    <Progress
      doing={t(data?.doing === 'disk' ? 'rights.erasure.doing.disk' : 'rights.erasure.doing.rows')}
      done={data?.done ?? 0}
      of={data?.total ?? null}
    />
  )
}

function Done({ erasure, language }: { erasure: Erasure; language: RightsRequest['language'] }) {
  const t = useT()
  const other = language === 'kk' ? 'ru' : 'kk'
  return (
    <>
      <Text>
        {t('rights.erasure.done-rows', { count: erasure.rows ?? 0 })}{' '}
        {erasure.log === 'operator' && t('rights.erasure.log-operator')}
      </Text>
      {erasure.partners.length > 0 && (
        <Text>
          {t('rights.erasure.partners')} <bdi>{erasure.partners.map(({ name }) => name).join(', ')}</bdi>
        </Text>
      )}
      <Text>
        {t('rights.erasure.number')} <bdi dir="ltr">{erasure.number}</bdi>
      </Text>
      <Group gap="md">
        {[language, ...languages.filter((each: typeof language) => each !== language)].map((each) => (
          <Anchor
            key={each}
            target="_blank"
            href={addressOf(printCertificate, {
              params: { id: erasure.id },
              query: { languages: `${each}-${each === language ? other : language}` },
            })}
          >
            {t('rights.erasure.certificate', { language: nameOf[each] })}
          </Anchor>
        ))}
      </Group>
    </>
  )
}
