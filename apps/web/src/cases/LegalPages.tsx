// What a prosecutor's officer has here: persons with a legal track, and the legal compartment of one person. Not
// whether there is a case, nor anything of care, health or protection.
import { Button } from '@mantine/core'
import { listLegalPeople, partEndpoints } from '@oralu/domain'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { FormsOfCase } from '../forms/FormsOfCase.tsx'
import { useT } from '../i18n/index.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import classes from './cases.module.css'
import { Interviews } from './Interviews.tsx'
import { PartPanel } from './PartPanel.tsx'
import { CasePerson, usePersonText, word } from './person.tsx'
import { Section } from './Section.tsx'

export function LegalPeoplePage() {
  const t = useT()
  const read = useAnswer(listLegalPeople)
  const [choosing, setChoosing] = useState(false)
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title={t('cases.legal.title')}
        action={{ label: t('cases.legal.open'), onClick: () => setChoosing(true) }}
        aside={
          <Button component={Link} to={'/cases/forms' as '/'} variant="default">
            {t('forms.title')}
          </Button>
        }
      />
      <Loaded from={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('cases.legal.none')} hint={t('cases.legal.none-hint')} />
          ) : (
            <Section title={t('cases.legal.list')}>
              <ul className={classes.lines}>
                {items.map((item) => (
                  <li key={item.anchorId}>
                    <Link to={`/cases/legal/${item.anchorId}` as '/'} className={classes.grow}>
                      <CasePerson person={item.person} />
                    </Link>
                    <span>{t(`cases.track-state.${word(item.state)}`)}</span>
                    <span className={classes.quiet}>
                      {t('cases.since')} <DayText value={item.openedOn} />
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )
        }
      </Loaded>
      {choosing && (
        <ChoosePerson
          title={t('cases.legal.open')}
          hint={t('cases.who.legal')}
          act={t('cases.go')}
          onChoose={(anchorId) => void navigate({ to: `/cases/legal/${anchorId}` as '/' })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

export function LegalPersonPage() {
  const t = useT()
  const { anchorId } = useParams({ strict: false }) as { anchorId: string }
  const name = usePersonText()
  const person = useAnswer(partEndpoints.legal.read, { params: { anchorId } }, { keep: false }).data?.person
  return (
    <>
      <PageTitle title={person ? t('cases.legal.of', { name: name(person) }) : t('cases.legal.title')} />
      <PartPanel part="legal" anchorId={anchorId} />
      <FormsOfCase anchorId={anchorId} />
      {person && <Interviews anchorId={anchorId} child={person.child} />}
    </>
  )
}
