// One enquiry: what the family wrote, who they are, whom they seek, that person's own answer, and what is said.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import {
  askToContact,
  closeEnquiry,
  type EnquiryPage as Enquiry,
  type EnquiryEvent,
  getEnquiry,
  setEnquiryAside,
  takeEnquiry,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { nameOf, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './enquiries.module.css'
import { Agreements, Persons, Verifications } from './Gates.tsx'
import { Messages } from './Messages.tsx'

export function EnquiryPage() {
  const { enquiryId: id } = useParams({ strict: false }) as { enquiryId: string }
  const found = useAnswer(getEnquiry, { params: { id } }, { keep: false })
  return <Loaded from={found}>{(of) => <Page key={of.id} of={of} />}</Loaded>
}

function Page({ of }: { of: Enquiry }) {
  const t = useT()
  const can = useCan()
  const [closing, setClosing] = useState(false)
  const params = { id: of.id }
  const stale = { invalidates: ['/enquiries'], onDone: () => setClosing(false) }
  const take = useSend(takeEnquiry, stale)
  const aside = useSend(setEnquiryAside, stale)
  const contact = useSend(askToContact, stale)
  const close = useSend(closeEnquiry, stale)
  const open = of.closedAt === null && can('enquiry.write')
  return (
    <>
      <PageTitle
        title={t('enquiries.one')}
        {...(open && of.state === 'received'
          ? {
              action: {
                label: t('enquiries.take'),
                busy: take.isPending,
                onClick: () => take.mutate({ params, body: {} }),
              },
            }
          : {})}
      >
        <Text c="dimmed">
          {t(`enquiries.state.${word(of.state)}`)} · {t('enquiries.due')} <DayText value={of.dueOn} />
          {of.worker && (
            <>
              {' · '}
              <bdi>{of.worker}</bdi>
            </>
          )}
        </Text>
      </PageTitle>
      <Stack gap="lg">
        <FormProblem error={take.error ?? aside.error ?? contact.error ?? close.error} />
        {of.setAside && (
          <Alert color="yellow" variant="light">
            {t('enquiries.aside-why')}{' '}
            {of.doubts.map((each) => t(`enquiries.doubt.${word(each)}`)).join(', ')}
          </Alert>
        )}
        {open && (
          <Group>
            <Button
              variant="default"
              loading={aside.isPending}
              onClick={() => aside.mutate({ params, body: { aside: !of.setAside } })}
            >
              {t(of.setAside ? 'enquiries.take-back' : 'enquiries.set-aside')}
            </Button>
            <Button
              variant="default"
              loading={contact.isPending}
              onClick={() => contact.mutate({ params, body: { on: !of.contactUs } })}
            >
              {t(of.contactUs ? 'enquiries.contact-us-off' : 'enquiries.contact-us-on')}
            </Button>
            {can('enquiry.decide') && (
              <Button variant="default" onClick={() => setClosing(true)}>
                {t('enquiries.close')}
              </Button>
            )}
          </Group>
        )}
        <div className={classes.columns}>
          <Sent of={of} />
          <Stack>
            <Verifications of={of} open={open} />
            <Persons of={of} open={open} />
            <Agreements of={of} open={open} />
          </Stack>
        </div>
        <Messages of={of} open={open} />
        {of.events.length > 0 && <Record events={of.events} />}
      </Stack>
      {closing && (
        <FormModal
          title={t('enquiries.close')}
          act={t('enquiries.close')}
          busy={close.isPending}
          error={close.error}
          onSubmit={() => close.mutate({ params, body: {} })}
          onClose={() => setClosing(false)}
        >
          <Text size="sm">{t('enquiries.close-text')}</Text>
        </FormModal>
      )}
    </>
  )
}

function Sent({ of: { enquirer, sought, told, language, sentAt, erasedAt } }: { of: Enquiry }) {
  const t = useT()
  if (!enquirer || !sought)
    return (
      <Text>
        {t('enquiries.erased')} <InstantText value={erasedAt} />
      </Text>
    )
  const facts = (of: Record<string, string | null>) =>
    Object.entries(of)
      .filter(([, value]) => value)
      .map(([field, value]) => ({ label: t(`enquiries.field.${field}`), value: <bdi>{value}</bdi> }))
  return (
    <Stack>
      <Facts
        title={t('enquiries.enquirer')}
        facts={[
          ...facts({ name: enquirer.name }),
          { label: t('enquiries.field.relation'), value: t(`enquiries.relation.${word(enquirer.relation)}`) },
          ...facts({ email: enquirer.email, phone: enquirer.phone }),
          { label: t('enquiries.language'), value: nameOf[language] },
          { label: t('enquiries.sent'), value: <InstantText value={sentAt} /> },
        ]}
      />
      <Facts title={t('enquiries.sought')} facts={facts({ ...sought, told })} />
    </Stack>
  )
}

/** Who did what, newest first. */
function Record({ events }: { events: readonly EnquiryEvent[] }) {
  const t = useT()
  return (
    <section>
      <h2>{t('enquiries.record')}</h2>
      <ol className={classes.lines}>
        {events.map(({ what, at, by }) => (
          <li key={`${at} ${what}`}>
            {t(`enquiries.step.${word(what)}`)}
            <div className={classes.quiet}>
              <InstantText value={at} />
              {by && (
                <>
                  {' · '}
                  <bdi>{by}</bdi>
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
