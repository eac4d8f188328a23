// A communiqué with its versions: what it says, whose hands it passed through, and whose it waits for.
import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import {
  type AnswerOf,
  approveCommunique,
  type CommuniqueVersion,
  getCommunique,
  publishCommunique,
  reopenCommunique,
  signCommunique,
  valuesOf,
  writeCommunique,
} from '@oralu/domain'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { type Step, Steps } from '../components/Steps.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan, useMe } from '../frame/me.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import { Disclosure } from './Disclosure.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import classes from './figures.module.css'
import { Places } from './Places.tsx'
import { Versions, Words, wordsOf } from './VersionWords.tsx'
import { WithdrawForm } from './WithdrawForm.tsx'
import { SmallCellsNotice } from './words.tsx'

type Communique = AnswerOf<typeof getCommunique>

export function CommuniquePage() {
  const { communiqueId } = useParams({ strict: false }) as { communiqueId: string }
  const found = useAnswer(getCommunique, { params: { id: communiqueId } })
  return (
    <>
      <Places />
      <Loaded from={found}>{(communique) => <One key={communique.id} communique={communique} />}</Loaded>
    </>
  )
}

function One({ communique }: { communique: Communique }) {
  const t = useT()
  const can = useCan()
  const me = useMe()
  const language = useLanguage()
  const navigate = useNavigate()
  const newest = communique.versions[0] as CommuniqueVersion
  const [open, setOpen] = useState<'write' | 'publish' | 'withdraw'>()
  const params = { id: communique.id }
  const stale = { invalidates: ['/figures/communiques'], onDone: () => setOpen(undefined) }
  const write = useSend(writeCommunique, stale)
  const approve = useSend(approveCommunique, stale)
  const sign = useSend(signCommunique, stale)
  const reopen = useSend(reopenCommunique, stale)
  const publish = useSend(publishCommunique, stale)
  const read = { versionId: newest.id, textHash: newest.textHash }
  const decides = can('press.decide')
  const wrote = newest.writtenBy.some((each) => each.id === me.account.id)
  const next = communique.state === 'withdrawn' ? null : newest.nextStep
  const isPublic =
    communique.state !== 'withdrawn' && communique.versions.some((each) => each.state === 'published')
  const title = wordsOf(newest, valuesOf(newest.figure, newest.roundedTo))[language].title

  const action =
    next === 'approve' && decides && !wrote
      ? {
          label: t('figures.act.approve'),
          busy: approve.isPending,
          onClick: () => approve.mutate({ params, body: read }),
        }
      : next === 'sign' && me.role === 'data_protection_officer'
        ? {
            label: t('figures.act.sign'),
            busy: sign.isPending,
            onClick: () => sign.mutate({ params, body: read }),
          }
        : next === 'publish' && decides
          ? { label: t('figures.act.publish'), onClick: () => setOpen('publish') }
          : undefined
  return (
    <Stack>
      <PageTitle
        title={title}
        action={action}
        aside={
          <>
            {newest.state === 'drafted' &&
              communique.state !== 'withdrawn' &&
              can('press.write') &&
              open !== 'write' && (
                <Button variant="default" onClick={() => setOpen('write')}>
                  {t('figures.act.write')}
                </Button>
              )}
            {newest.state === 'approved' && communique.state !== 'withdrawn' && decides && (
              <Button
                variant="default"
                loading={reopen.isPending}
                onClick={() => reopen.mutate({ params, body: { versionId: newest.id } })}
              >
                {t('figures.act.reopen')}
              </Button>
            )}
            {newest.state === 'published' && isPublic && can('press.write') && (
              <Button
                variant="default"
                onClick={() => void navigate({ to: `/figures/communiques/${communique.id}/correct` as '/' })}
              >
                {t('figures.act.correct')}
              </Button>
            )}
            {isPublic && decides && (
              <Button variant="default" onClick={() => setOpen('withdraw')}>
                {t('figures.act.withdraw')}
              </Button>
            )}
          </>
        }
      >
        <Text>
          {next === 'approve' && wrote
            ? t('figures.next.approve-other')
            : next
              ? t(`figures.next.${next}`)
              : t(`figures.state.${communique.state}`)}
          {isPublic && (
            <>
              {' · '}
              <a href={`/public/${language}/${communique.slug}`} target="_blank" rel="noreferrer">
                {t('figures.communiques.public')}
              </a>
            </>
          )}
        </Text>
      </PageTitle>
      <FormProblem error={approve.error ?? sign.error ?? reopen.error} />
      {communique.withdrawalNote && (
        <div className={classes.notice} role="note">
          {t('figures.state.withdrawn')} (<InstantText value={communique.withdrawnAt} />
          ): <bdi>{communique.withdrawalNote[language]}</bdi>
        </div>
      )}
      <Steps
        steps={useStepsOf(newest, communique.state === 'withdrawn')}
        label={t('figures.communiques.steps')}
      />
      <Text size="sm">
        {t('figures.communiques.figure')}{' '}
        <Link to={`/figures/frozen/${newest.figure.id}` as '/'}>
          <bdi>{newest.figure.name}</bdi>
        </Link>
        . {t('figures.communiques.writers')} <bdi>{newest.writtenBy.map((each) => each.name).join(', ')}</bdi>
      </Text>
      {open === 'write' ? (
        <DraftEditor
          figure={newest.figure}
          texts={newest.texts}
          note={newest.correctionNote ?? undefined}
          correction={newest.number > 1}
          act={t('figures.draft.save')}
          busy={write.isPending}
          error={write.error}
          printing={newest}
          journey={newest.journey}
          onSubmit={(written, note) =>
            write.mutate({ params, body: { ...written, ...(note ? { correctionNote: note } : {}) } })
          }
          onCancel={() => setOpen(undefined)}
        />
      ) : (
        <>
          {newest.state !== 'published' && (
            <>
              <SmallCellsNotice
                figure={newest.figure}
                breakdown={newest.breakdown}
                withheld={newest.withheld}
              />
              <Disclosure figure={newest.figure} breakdown={newest.breakdown} printing={newest} />
            </>
          )}
          <Words version={newest} />
        </>
      )}
      {communique.versions.length > 1 && (
        <section>
          <Title order={2} mb="xs">
            {t('figures.communiques.earlier')}
          </Title>
          <Versions versions={communique.versions.slice(1)} />
        </section>
      )}
      <Modal
        opened={open === 'publish'}
        onClose={() => setOpen(undefined)}
        title={t('figures.publish.title')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Stack>
          <FormProblem error={publish.error} />
          <Text size="sm">{t('figures.publish.text')}</Text>
          <Text size="sm" fw={600}>
            <bdi>{title}</bdi>
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(undefined)}>
              {t('figures.back')}
            </Button>
            <Button loading={publish.isPending} onClick={() => publish.mutate({ params, body: read })}>
              {t('figures.publish.act')}
            </Button>
          </Group>
        </Stack>
      </Modal>
      {open === 'withdraw' && <WithdrawForm id={communique.id} onClose={() => setOpen(undefined)} />}
    </Stack>
  )
}

function useStepsOf(version: CommuniqueVersion, withdrawn: boolean): Step[] {
  const t = useT()
  const order = ['approve', ...(version.smallCells ? ['sign'] : []), 'publish'] as const
  const done = {
    approve: version.approvedAt,
    sign: version.signedAt,
    publish: version.publishedAt,
  } as Record<string, string | null>
  const by = { approve: version.approvedBy, sign: version.signedBy, publish: version.publishedBy } as Record<
    string,
    string | null
  >
  return [
    { id: 'draft', label: t('figures.step.draft'), state: 'done' as const },
    ...order.map((step) => ({
      id: step,
      label: t(`figures.step.${step}`),
      state: done[step]
        ? ('done' as const)
        : withdrawn
          ? ('stopped' as const)
          : version.nextStep === step
            ? ('now' as const)
            : ('next' as const),
      note: done[step] ? (
        <>
          <bdi>{by[step]}</bdi>, <InstantText value={done[step]} />
        </>
      ) : undefined,
    })),
    ...(withdrawn
      ? [{ id: 'withdrawn', label: t('figures.state.withdrawn'), state: 'stopped' as const }]
      : []),
  ]
}
