// A person's proceedings. The first lines say how each matter stands today, an end as large as a beginning.
import { Alert, Button, Stack } from '@mantine/core'
import { addFact, getJustice, type JusticePage } from '@oralu/domain'
import { IconEye } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Interviews } from '../cases/Interviews.tsx'
import { PartPanel } from '../cases/PartPanel.tsx'
import { Born, usePersonText } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { FormsOfCase } from '../forms/FormsOfCase.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AskForm } from './AskForm.tsx'
import { FactActs } from './FactActs.tsx'
import { FactForm } from './FactForm.tsx'
import { factFields } from './fields.ts'
import styles from './justice.module.css'
import { MatterPart } from './MatterPart.tsx'
import { DueText, StateText } from './words.tsx'

export function PersonPage() {
  const { anchorId } = useParams({ strict: false }) as { anchorId: string }
  const page = useAnswer(getJustice, { params: { anchorId } }, { keep: false })
  return <Loaded from={page}>{(page) => <Page page={page} />}</Loaded>
}

function Page({ page: { anchorId, person, matters, assessments } }: { page: JusticePage }) {
  const t = useT()
  const can = useCan()
  const name = usePersonText()
  const [form, setForm] = useState<'open' | 'ask'>()
  const writes = can('legal.write')
  const due = matters.flatMap((matter) => matter.due)
  return (
    <>
      <PageTitle
        title={t('cases.legal.of', { name: name(person) })}
        action={writes ? { label: t('justice.add.proceeding'), onClick: () => setForm('open') } : undefined}
        aside={
          writes && (
            <Button variant="default" onClick={() => setForm('ask')}>
              {t('justice.crossing.ask')}
            </Button>
          )
        }
      >
        {matters.length === 0 ? (
          <p className={styles.state}>{t('justice.no-proceedings')}</p>
        ) : (
          matters.map((of) => <StateText key={of.proceeding.id} of={of} number={of.proceeding.number} />)
        )}
        <span className={classes.quiet}>
          <Born person={person} />
        </span>
      </PageTitle>
      <Stack gap="lg">
        <Alert color="gray" variant="light" icon={<IconEye aria-hidden />} py="xs">
          {t('cases.who.legal')} {t('cases.who.recorded')}
        </Alert>
        {due.length > 0 && (
          <Section title={t('justice.due')}>
            <ul className={classes.lines}>
              {due.map((each) => (
                <li key={`${each.what} ${each.id}`}>
                  <span className={classes.grow}>
                    <DueText of={each} />
                  </span>
                  {matters.length > 1 && (
                    <span className={classes.quiet}>
                      <bdi>
                        {
                          matters.find(({ proceeding }) => proceeding.id === each.proceedingId)?.proceeding
                            .number
                        }
                      </bdi>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Assessments anchorId={anchorId} assessments={assessments} writes={writes} />
        {matters.map((matter) => (
          <MatterPart
            key={matter.proceeding.id}
            anchorId={anchorId}
            matter={matter}
            child={person?.child ?? true}
            writes={writes && matter.own}
          />
        ))}
        <Interviews anchorId={anchorId} child={person?.child ?? true} />
        <PartPanel part="legal" anchorId={anchorId} />
        <FormsOfCase anchorId={anchorId} />
      </Stack>
      {form === 'open' && (
        <FactForm
          title={t('justice.add.proceeding')}
          endpoint={addFact.proceeding}
          params={{ anchorId }}
          fields={factFields.proceeding}
          before={{ stage: 'investigation' }}
          onClose={() => setForm(undefined)}
        />
      )}
      {form === 'ask' && <AskForm side="legal" anchorId={anchorId} onClose={() => setForm(undefined)} />}
    </>
  )
}

function Assessments({
  anchorId,
  assessments,
  writes,
}: {
  anchorId: string
  assessments: JusticePage['assessments']
  writes: boolean
}) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={t('justice.assessments')}
      {...(writes ? { act: t('justice.add.individual_assessment'), onAct: () => setAdding(true) } : {})}
    >
      {assessments.length === 0 && <p className={classes.quiet}>{t('justice.assessments-none')}</p>}
      <ul className={classes.lines}>
        {assessments.map((each) => (
          <li key={each.id}>
            <span className={classes.grow}>
              <strong>{t(`justice.victim.${word(each.victim)}`)}</strong> ·{' '}
              <DayText value={each.assessedOn} /> · <bdi>{each.assessedBy.join(', ')}</bdi>
              <br />
              <bdi className={classes.note}>{each.victimWords}</bdi>
              <br />
              <bdi className={classes.note}>{each.circumstances}</bdi>
              {each.needs && (
                <>
                  <br />
                  {t('justice.field.needs')}: <bdi className={classes.note}>{each.needs}</bdi>
                </>
              )}
            </span>
            {writes && <FactActs kind="individual_assessment" id={each.id} acts={[]} />}
          </li>
        ))}
      </ul>
      {adding && (
        <FactForm
          title={t('justice.add.individual_assessment')}
          hint={t('justice.assessment-hint')}
          endpoint={addFact.individual_assessment}
          params={{ anchorId }}
          fields={factFields.individual_assessment}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}
