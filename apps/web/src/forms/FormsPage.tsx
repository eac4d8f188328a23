// The forms of the office, and those that others have published, to be copied.
import { Button } from '@mantine/core'
import { caseParts, type FormLine, listForms } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Places } from '../cases/Places.tsx'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './forms.module.css'
import { NewForm } from './NewForm.tsx'
import { Said } from './words.tsx'

export function FormsPage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const found = useAnswer(listForms)
  const [making, setMaking] = useState<'new' | 'import'>()
  const makes = caseParts.some((part) => can(`${part}.write`))
  return (
    <>
      <Places />
      <PageTitle
        title={t('forms.title')}
        action={makes ? { label: t('forms.new'), onClick: () => setMaking('new') } : undefined}
        aside={
          makes && (
            <>
              <Button component={Link} to={'/cases/forms/lists' as '/'} variant="default">
                {t('forms.lists')}
              </Button>
              <Button variant="default" onClick={() => setMaking('import')}>
                {t('forms.import')}
              </Button>
            </>
          )
        }
      />
      <Loaded from={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('forms.none')} hint={t('forms.none-hint')} />
          ) : (
            <>
              <Forms title={t('forms.ours')} forms={items.filter(({ own }) => own)} />
              <Forms title={t('forms.of-others')} forms={items.filter(({ own }) => !own)} />
            </>
          )
        }
      </Loaded>
      {making && (
        <NewForm
          file={making === 'import'}
          onClose={() => setMaking(undefined)}
          onMade={(id) => void navigate({ to: `/cases/forms/${id}` as '/' })}
        />
      )}
    </>
  )
}

function Forms({ title, forms }: { title: string; forms: readonly FormLine[] }) {
  const t = useT()
  if (forms.length === 0) return null
  return (
    <section className={classes.box} aria-label={title} style={{ marginBlockEnd: '1rem' }}>
      <h2>{title}</h2>
      <ul className={classes.lines}>
        {forms.map((form) => (
          <li key={form.id}>
            <span className={classes.grow}>
              <Link to={`/cases/forms/${form.id}` as '/'}>
                <Said words={form.title} otherwise={t('forms.untitled')} />
              </Link>
              <br />
              <span className={classes.quiet}>
                <Said words={form.purpose} />
              </span>
            </span>
            <span className={classes.quiet}>
              {t(`compartment.${form.compartment}`)} · {t(`forms.subject.${form.subject}`)}
            </span>
            <span>
              {t(`forms.state.${form.state}`)} · {t('forms.version', { number: form.number })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
