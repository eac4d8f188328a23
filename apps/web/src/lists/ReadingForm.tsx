import { Button, Collapse, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { delimiters, type ListPage, type ReadingOptions, setReading, textEncodings } from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { useT } from '../i18n/index.tsx'
import { Refusal } from './Refusal.tsx'

const named: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** How the file is read, and how to have it read otherwise. */
export function ReadingForm({ list }: { list: ListPage }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { reading } = list
  const [options, setOptions] = useState<ReadingOptions>({})
  const send = useSend(setReading, { invalidates: ['/lists'] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ params: { id: list.id }, body: options })
  }
  if (!reading) return null
  const csv = reading.format === 'csv'
  const facts = [
    csv ? t('lists.format.csv') : t('lists.format.xlsx'),
    reading.encoding && t('lists.encoding-is', { encoding: reading.encoding }),
    reading.encodingConfidence && t(`lists.confidence.${reading.encodingConfidence}`),
    reading.delimiter && t(`lists.delimiter.${named[reading.delimiter]}`),
    reading.sheet && t('lists.sheet-is', { sheet: reading.sheet }),
    t('lists.header-is', { row: reading.headerRow }),
  ].filter(Boolean)
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text size="sm">
          <bdi>{facts.join(' · ')}</bdi>
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(!open)} aria-expanded={open}>
          {t('lists.read-otherwise')}
        </Button>
      </Group>
      {reading.encodingConfidence === 'guess' && <Text size="sm">{t('lists.confidence.guess-hint')}</Text>}
      <Collapse expanded={open}>
        <form onSubmit={submit}>
          <FormProblem error={send.error} />
          <Refusal error={send.error} />
          <Group align="flex-end">
            {csv ? (
              <>
                <Select
                  label={t('lists.encoding')}
                  clearable
                  placeholder={reading.encoding ?? ''}
                  value={options.encoding ?? null}
                  onChange={(value) =>
                    setOptions(({ encoding: _, ...rest }) =>
                      value ? { ...rest, encoding: value as 'utf-8' } : rest,
                    )
                  }
                  data={[...textEncodings]}
                />
                <Select
                  label={t('lists.delimiter')}
                  clearable
                  placeholder={reading.delimiter ? t(`lists.delimiter.${named[reading.delimiter]}`) : ''}
                  value={options.delimiter ?? null}
                  onChange={(value) =>
                    setOptions(({ delimiter: _, ...rest }) =>
                      value ? { ...rest, delimiter: value as ',' } : rest,
                    )
                  }
                  data={delimiters.map((value) => ({ value, label: t(`lists.delimiter.${named[value]}`) }))}
                />
              </>
            ) : (
              <Select
                label={t('lists.sheet')}
                clearable
                placeholder={reading.sheet ?? ''}
                value={options.sheet ?? null}
                onChange={(value) =>
                  setOptions(({ sheet: _, ...rest }) => (value ? { ...rest, sheet: value } : rest))
                }
                data={reading.sheets.map(({ name }) => name)}
              />
            )}
            <NumberInput
              label={t('lists.header')}
              min={1}
              max={1000}
              allowDecimal={false}
              placeholder={String(reading.headerRow)}
              value={options.headerRow ?? ''}
              onChange={(value) =>
                setOptions(({ headerRow: _, ...rest }) =>
                  typeof value === 'number' ? { ...rest, headerRow: value } : rest,
                )
              }
              w="8rem"
            />
            <Button type="submit" variant="default" loading={send.isPending}>
              {t('lists.read-again')}
            </Button>
          </Group>
        </form>
      </Collapse>
    </Stack>
  )
}
