// What a prosecutor's officer has here: persons with a legal track, and the legal compartment of one person. Not
// whether there is a case, nor anything of care, health or protection.
import { Button } from '@mantine/core'
import { listLegalPeople } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './cases.module.css'
import { PartPanel } from './PartPanel.tsx'
import { CasePerson, usePersonText, word } from './person.tsx'
import { Section } from './Section.tsx'

export function LegalPeoplePage() {
  const t = useT()
  const read = useAnswer(listLegalPeople)
  return (
    <>
      <PageTitle title={t('cases.legal.title')} />
      <Loaded from={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t('cases.legal.none')}
              hint={t('cases.legal.none-hint')}
              action={
                <Button component={Link} to="/people" variant="default">
                  {t('cases.to-people')}
                </Button>
              }
            />
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
    </>
  )
}

export function LegalPersonPage() {
  const t = useT()
  const { anchorId } = useParams({ strict: false }) as { anchorId: string }
  const name = usePersonText()
  const person = useAnswer(listLegalPeople).data?.items.find((item) => item.anchorId === anchorId)?.person
  return (
    <>
      <PageTitle title={person ? t('cases.legal.of', { name: name(person) }) : t('cases.legal.title')} />
      <PartPanel part="legal" anchorId={anchorId} />
    </>
  )
}
