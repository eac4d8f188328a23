// A package that was released to the partner: what it is for, its sealed file, and the word that it came or was deleted.
import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import {
  type AnswerOf,
  confirmPortalPackage,
  deletedInPortal,
  fetchPortalPackage,
  getPortalPackage,
  signedPortalReceipt,
} from '@oralu/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, keyOf, ProblemError, useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import classes from '../cooperation/cooperation.module.css'
import { By, Reason } from '../cooperation/parts.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box } from '../meetings/parts.tsx'
import { Home } from './Home.tsx'

type Sent = AnswerOf<typeof getPortalPackage>

export function PortalPackagePage() {
  const { packageId: id } = useParams({ strict: false }) as { packageId: string }
  const found = useAnswer(getPortalPackage, { params: { id } }, { keep: false })
  return (
    <>
      <Home />
      <Loaded from={found}>{(sent) => <Whole key={sent.id} of={sent} />}</Loaded>
    </>
  )
}

function Whole({ of }: { of: Sent }) {
  const t = useT()
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <PageTitle title={of.agreement.title}>
        <Text c="dimmed">
          <bdi>{of.agency}</bdi> · {t('cooperation.persons-count', { count: of.persons })} ·{' '}
          {t(`cooperation.package-state.${word(of.state)}`)}
        </Text>
      </PageTitle>
      <Stack>
        {of.recalledAt && !of.deletedAt && (
          <div className={classes.notice} role="note">
            {t('portal.recalled')} <bdi>{of.recalledWhy}</bdi> <By by={null} at={of.recalledAt} />
          </div>
        )}
        <div className={classes.two}>
          <div>
            {!of.receipt && !of.deletedAt && <Fetch of={of} />}
            <Box title={t('cooperation.receipt')}>
              {of.receipt ? (
                <div>
                  {t(`portal.accepted.${of.receipt.accepted}`)} <By by={of.receipt.by} at={of.receipt.at} />
                </div>
              ) : (
                <Text c="dimmed">{t('portal.receipt-none')}</Text>
              )}
              {of.deletedAt && (
                <div>
                  {t('portal.deleted')} <InstantText value={of.deletedAt} />
                </div>
              )}
              <Group gap="xs" mt="sm">
                {['received', 'recalled'].includes(of.state) && !of.deletedAt && (
                  <Button size="xs" variant="default" onClick={() => setDeleting(true)}>
                    {t('portal.confirm-deleted')}
                  </Button>
                )}
                {!of.deletedAt && <Signed id={of.id} />}
              </Group>
            </Box>
          </div>
          <Box title={t('cooperation.about')}>
            <Facts
              facts={[
                { label: t('portal.agreement'), value: <bdi>{of.agreement.reference}</bdi> },
                { label: t('portal.purpose'), value: <bdi>{of.purpose}</bdi> },
                { label: t('portal.onward'), value: <bdi>{of.onward}</bdi> },
                { label: t('portal.released'), value: <InstantText value={of.releasedAt} /> },
                { label: t('portal.expires'), value: <InstantText value={of.expiresAt} /> },
                { label: t('portal.retain'), value: <DayText value={of.retainUntil} /> },
              ]}
            />
          </Box>
        </div>
      </Stack>
      {deleting && <Deleted id={of.id} onClose={() => setDeleting(false)} />}
    </>
  )
}

/** The sealed file, and then the word that it came. */
function Fetch({ of }: { of: Sent }) {
  const t = useT()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const fetched = () => {
    setAsked(true)
    // The browser takes the file by itself; when it began is known a moment later.
    setTimeout(() => void client.invalidateQueries({ queryKey: keyOf(getPortalPackage).slice(0, 1) }), 1_500)
  }
  return (
    <Box title={t('portal.file')}>
      <Stack gap="sm">
        <Text size="sm">{t(of.waits ? 'portal.file-hint' : 'portal.file-gone')}</Text>
        <div>
          <Text size="sm">{t('cooperation.package.sha256')}</Text>
          <bdi dir="ltr" className={classes.print}>
            {of.sha256}
          </bdi>
        </div>
        {of.fetchedAt && (
          <Text size="sm">
            {t('portal.fetched')} <InstantText value={of.fetchedAt} />
          </Text>
        )}
        <Group gap="sm">
          {of.waits && (
            <Button
              component="a"
              variant={of.fetchedAt ? 'default' : 'filled'}
              href={addressOf(fetchPortalPackage, { params: { id: of.id } })}
              download={`${of.id}.age`}
              onClick={fetched}
            >
              {t('portal.fetch')}
            </Button>
          )}
          {(asked || of.fetchedAt) && (
            <Button variant={of.fetchedAt ? 'filled' : 'default'} onClick={() => setConfirming(true)}>
              {t('portal.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
      {confirming && <Confirm of={of} onClose={() => setConfirming(false)} />}
    </Box>
  )
}

function Confirm({ of, onClose }: { of: Sent; onClose: () => void }) {
  const t = useT()
  const send = useSend(confirmPortalPackage, { invalidates: ['/portal'], onDone: onClose })
  return (
    <FormModal
      title={t('portal.confirm')}
      act={t('portal.confirm')}
      hint={t('portal.confirm-hint')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: of.id }, body: { sha256: of.sha256 } })}
      onClose={onClose}
    >
      <bdi dir="ltr" className={classes.print}>
        {of.sha256}
      </bdi>
    </FormModal>
  )
}

function Deleted({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const send = useSend(deletedInPortal, { invalidates: ['/portal'], onDone: onClose })
  return (
    <FormModal
      title={t('portal.confirm-deleted')}
      act={t('portal.confirm-deleted')}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id } })}
      onClose={onClose}
    >
      <Text size="sm">{t('portal.confirm-deleted-hint')}</Text>
    </FormModal>
  )
}

/** A receipt that `oralu package receipt` made, in place of a word given here. */
function Signed({ id }: { id: string }) {
  const t = useT()
  const send = useSend(signedPortalReceipt, { invalidates: ['/portal'] })
  const take = async (file: File | null) => {
    if (file) send.mutate({ params: { id }, body: { receipt: (await file.text()).trim() } })
  }
  const reason =
    send.error instanceof ProblemError && send.error.code === 'file-unreadable'
      ? send.error.params.reason
      : null
  return (
    <>
      <FileButton onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" loading={send.isPending}>
            {t('portal.signed')}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {t('portal.signed-hint')}
      </Text>
      <FormProblem error={send.error} />
      {reason && (
        <Text size="sm">
          <Reason code={String(reason)} />
        </Text>
      )}
    </>
  )
}
