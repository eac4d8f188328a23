// What was said both ways. Prepared sentences always; free words only once both gates are met.
import { Alert, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import {
  type EnquiryPage as Enquiry,
  type EnquiryTemplate,
  enquiryTemplates,
  writeToFamily,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './enquiries.module.css'

export function Messages({ of, open }: { of: Enquiry; open: boolean }) {
  const t = useT()
  const [template, setTemplate] = useState<EnquiryTemplate>('received')
  const [text, setText] = useState('')
  const say = useSend(writeToFamily, { invalidates: ['/enquiries'], onDone: () => setText('') })
  const params = { id: of.id }
  return (
    <section>
      <h2>{t('enquiries.messages')}</h2>
      {of.messages.length === 0 && <Text>{t('enquiries.messages-none')}</Text>}
      <ul className={classes.lines}>
        {of.messages.map((each) => (
          <li key={each.id} className={classes.message} data-side={each.side}>
            <div className={classes.quiet}>
              {each.side === 'office' ? <bdi>{each.by}</bdi> : t('enquiries.family')},{' '}
              <InstantText value={each.at} />
            </div>
            <bdi dir="auto">{each.template ? t(`enquiries.template.${word(each.template)}`) : each.text}</bdi>
          </li>
        ))}
      </ul>
      {open && (
        <Stack mt="sm" gap="sm">
          <FormProblem error={say.error} />
          <Group align="end">
            <Select
              label={t('enquiries.prepared')}
              allowDeselect={false}
              w="min(100%, 28rem)"
              value={template}
              onChange={(value) => setTemplate((value ?? 'received') as EnquiryTemplate)}
              data={enquiryTemplates.map((value) => ({
                value,
                label: t(`enquiries.template.${word(value)}`),
              }))}
            />
            <Button
              variant="default"
              loading={say.isPending}
              onClick={() => say.mutate({ params, body: { template } })}
            >
              {t('enquiries.send-prepared')}
            </Button>
          </Group>
          {of.newsMayGo ? (
            <>
              <Textarea
                label={t('enquiries.news')}
                description={t('enquiries.news-hint')}
                autosize
                minRows={3}
                value={text}
                onChange={({ currentTarget: { value } }) => setText(value)}
              />
              <div>
                <Button
                  disabled={text.trim() === ''}
                  loading={say.isPending}
                  onClick={() => say.mutate({ params, body: { text } })}
                >
                  {t('enquiries.send-news')}
                </Button>
              </div>
            </>
          ) : (
            <Alert color="gray" variant="light">
              {t('enquiries.news-not')}
            </Alert>
          )}
        </Stack>
      )}
    </section>
  )
}
