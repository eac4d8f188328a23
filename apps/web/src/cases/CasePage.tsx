import { Alert, Badge, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { type Case, type CasePartName, closeCase, getCase, today, withdrawClosing } from '@oralu/domain'
import { IconInfoCircle } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemError, useAnswer, useSend } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { CaseCourse } from '../course/Course.tsx'
import { Shut } from '../course/Shut.tsx'
import { FormsOfCase } from '../forms/FormsOfCase.tsx'
import { useCan, useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { FamilyTab } from '../kinship/FamilyTab.tsx'
import { BreakGlassForm } from '../oversight/BreakGlassForm.tsx'
import { Carers, Visits } from './Care.tsx'
import { CareReferrals } from './CareReferrals.tsx'
import { AssignForm, CloseForm, ReviewForm } from './CaseForms.tsx'
import { Counselling } from './Counselling.tsx'
import classes from './cases.module.css'
import { PartPanel } from './PartPanel.tsx'
import { Born, CasePerson, usePersonText } from './person.tsx'
import { Timeline } from './Timeline.tsx'

export function CasePage() {
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const page = useAnswer(getCase, { params: { id: caseId } }, { keep: false })
  if (page.error instanceof ProblemError && page.error.code === 'reason-needed')
    return <Shut caseId={caseId} />
  return <Loaded from={page}>{(page) => <Page page={page} />}</Loaded>
}

type Form = 'assign' | 'review' | 'closing'

function Page({ page }: { page: Case }) {
  const t = useT()
  const can = useCan()
  const me = useMe().account.id
  const name = usePersonText()
  const [form, setForm] = useState<Form>()
  const sign = useSend(closeCase, { invalidates: ['/cases'] })
  const back = useSend(withdrawClosing, { invalidates: ['/cases'] })
  const writes = page.own && can('care.write') && page.state !== 'closed'
  const signs =
    writes && page.closing !== null && page.supervisor?.id === me && page.closing.proposedBy.id !== me
  const params = { id: page.id }
  const action = !writes
    ? undefined
    : signs
      ? { label: t('cases.sign'), onClick: () => sign.mutate({ params }), busy: sign.isPending }
      : page.worker
        ? { label: t('cases.review'), onClick: () => setForm('review') }
        : { label: t('cases.assign'), onClick: () => setForm('assign') }
  return (
    <>
      <PageTitle
        title={t('cases.case-of', { name: name(page.person) })}
        action={action}
        aside={
          <>
            <Badge variant="light" color="gray" size="lg" tt="none">
              {t(`cases.state.${word(page.state)}`)}
            </Badge>
            {writes && page.worker && (
              <Button variant="default" onClick={() => setForm('assign')}>
                {t('cases.assign')}
              </Button>
            )}
            {writes && !page.closing && page.supervisor && page.supervisor.id !== me && (
              <Button variant="default" onClick={() => setForm('closing')}>
                {t('cases.propose-closing')}
              </Button>
            )}
          </>
        }
      >
        {!page.own && <Text c="dimmed">{t('cases.read-only')}</Text>}
      </PageTitle>
      <Stack gap="lg">
        <FormProblem error={sign.error ?? back.error} />
        {page.closing && (
          <Alert
            color={page.closed ? 'gray' : 'ochre'}
            variant="light"
            icon={<IconInfoCircle aria-hidden />}
            title={t(page.closed ? 'cases.closed' : 'cases.closing-proposed')}
          >
            <p>
              {t(`cases.closing.${word(page.closing.reason)}`)} · <bdi>{page.closing.proposedBy.name}</bdi>,{' '}
              <InstantText value={page.closing.proposedAt} />
            </p>
            <p className={classes.note}>
              <bdi>{page.closing.words}</bdi>
            </p>
            {page.closed ? (
              <p>
                {t('cases.signed-by')} <bdi>{page.closed.by.name}</bdi>,{' '}
                <InstantText value={page.closed.at} />
              </p>
            ) : (
              <>
                <p>{t('cases.waits-for-signature', { name: page.supervisor?.name ?? '' })}</p>
                {writes && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={back.isPending}
                    onClick={() => back.mutate({ params })}
                  >
                    {t(signs ? 'cases.send-back' : 'cases.take-back')}
                  </Button>
                )}
              </>
            )}
          </Alert>
        )}
        <div className={classes.columns}>
          <Stack gap="lg">
            <CaseCourse page={page} writes={writes} />
            <Facts title={t('cases.facts')} facts={factsOf(page, t)} />
            <Carers page={page} writes={writes} />
            <Visits page={page} writes={writes} />
            <CareReferrals page={page} writes={writes} />
          </Stack>
          <Timeline events={page.timeline} />
        </div>
        <Parts page={page} />
      </Stack>
      {form === 'assign' && <AssignForm page={page} onClose={() => setForm(undefined)} />}
      {form === 'review' && <ReviewForm page={page} onClose={() => setForm(undefined)} />}
      {form === 'closing' && <CloseForm page={page} onClose={() => setForm(undefined)} />}
    </>
  )
}

function factsOf(page: Case, t: ReturnType<typeof useT>) {
  const late = page.state !== 'closed' && page.reviewOn < today()
  return [
    {
      label: t('cases.fact.person'),
      value: page.person ? (
        <Link to={`/people/${page.person.personId}` as '/'}>
          <CasePerson person={page.person} stacked />
        </Link>
      ) : (
        <CasePerson person={null} />
      ),
    },
    { label: t('cases.fact.born'), value: <Born person={page.person} /> },
    { label: t('cases.fact.reason'), value: t(`cases.reason.${word(page.reason)}`) },
    { label: t('cases.fact.opened'), value: <DayText value={page.openedOn} /> },
    { label: t('cases.fact.worker'), value: page.worker ? <bdi>{page.worker.name}</bdi> : t('cases.nobody') },
    {
      label: t('cases.fact.supervisor'),
      value: page.supervisor ? <bdi>{page.supervisor.name}</bdi> : t('cases.nobody'),
    },
    {
      label: t('cases.fact.review'),
      value: (
        <>
          <DayText value={page.reviewOn} />
          {late && <strong> · {t('cases.late')}</strong>}
        </>
      ),
    },
  ]
}

/** One tab for each compartment that is open to the reader. A tab not opened is not read. */
function Parts({ page }: { page: Case }) {
  const t = useT()
  const can = useCan()
  const counsels = can('protection.write') || can('health.write')
  const family = page.opens.includes('care') && page.person?.child !== false
  const [open, setOpen] = useState<string | null>('care')
  const [breaking, setBreaking] = useState(false)
  const shut = (['care', 'health', 'protection'] as const).some((part) => !page.opens.includes(part))
  const title = (part: CasePartName) => t(`compartment.${part}`)
  return (
    <Tabs value={open} onChange={setOpen} keepMounted={false}>
      {shut && !can('legal.read') && (
        <Group justify="flex-end">
          <Button variant="subtle" size="compact-sm" onClick={() => setBreaking(true)}>
            {t('oversight.break.title')}
          </Button>
        </Group>
      )}
      {breaking && (
        <BreakGlassForm
          subjectId={page.anchorId}
          onClose={() => setBreaking(false)}
          onOpened={(part) => {
            setBreaking(false)
            setOpen(part)
          }}
        />
      )}
      <Tabs.List aria-label={t('cases.parts')}>
        {page.opens.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {title(part)}
          </Tabs.Tab>
        ))}
        {family && <Tabs.Tab value="family">{t('kinship.tab')}</Tabs.Tab>}
        {counsels && <Tabs.Tab value="counselling">{t('cases.counselling')}</Tabs.Tab>}
        <Tabs.Tab value="forms">{t('forms.of-case')}</Tabs.Tab>
      </Tabs.List>
      {page.opens.map((part) => (
        <Tabs.Panel key={part} value={part} pt="md">
          <PartPanel part={part} anchorId={page.anchorId} closed={page.state === 'closed'} />
        </Tabs.Panel>
      ))}
      {family && (
        <Tabs.Panel value="family" pt="md">
          <FamilyTab
            anchorId={page.anchorId}
            opensProtection={page.opens.includes('protection')}
            closed={page.state === 'closed'}
          />
        </Tabs.Panel>
      )}
      {counsels && (
        <Tabs.Panel value="counselling" pt="md">
          <Counselling page={page} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="forms" pt="md">
        <FormsOfCase anchorId={page.anchorId} visits={page.visits} closed={page.state === 'closed'} />
      </Tabs.Panel>
    </Tabs>
  )
}
