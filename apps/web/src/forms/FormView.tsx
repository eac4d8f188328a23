// A form as it is filled in: the same in the office, on the tablet and where it is tried out. It knows no server; pictures
// go through what is given.
import { Stack } from '@mantine/core'
import {
  type AnswerFault,
  type EvaluatedForm,
  evaluateForm,
  type Form,
  type FormAnswer,
  type FormAnswers,
  type FormField,
  isField,
} from '@oralu/domain'
import { useMemo } from 'react'
import { FieldInput, type Pictures } from './FieldInput.tsx'
import classes from './forms.module.css'
import { Said } from './words.tsx'

interface Props {
  form: Form
  answers: FormAnswers
  onChange: (answers: FormAnswers) => void
  /** Fields that can be read only. */
  readOnly?: (field: FormField) => boolean
  /** Whether what is missing is said: once it was to be finished. */
  told: boolean
  pictures?: Pictures | undefined
}

export function FormView({ form, answers, onChange, readOnly = () => false, told, pictures }: Props) {
  const { asked, faults, answers: counted } = useEvaluated(form, answers)
  const set = (name: string, value: FormAnswer | undefined) => {
    const { [name]: _, ...rest } = answers
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const faultOf = (name: string): AnswerFault['code'] | undefined => {
    const fault = faults.find(({ field }) => field === name)
    return fault && (told || (fault.code !== 'required' && Object.hasOwn(answers, name)))
      ? fault.code
      : undefined
  }
  return (
    <div className={classes.form}>
      {sectionsOf(form).map(({ section, fields }) => {
        const shown = fields.filter(({ name }) => asked.has(name))
        if (shown.length === 0) return null
        const inner = (
          <Stack key={section?.name ?? ''} gap="lg">
            {shown.map((field) => (
              <FieldInput
                key={field.name}
                form={form}
                field={field}
                value={field.type === 'calculated' ? counted[field.name] : answers[field.name]}
                fault={faultOf(field.name)}
                readOnly={readOnly(field)}
                pictures={pictures}
                onChange={(value) => set(field.name, value)}
              />
            ))}
          </Stack>
        )
        const head = section && Object.keys(section.label).length > 0
        return head ? (
          <fieldset key={section.name} className={classes.section}>
            <legend>
              <Said words={section.label} />
            </legend>
            {inner}
          </fieldset>
        ) : (
          inner
        )
      })}
    </div>
  )
}

/** What a form comes to with these answers. */
export function useEvaluated(form: Form, answers: FormAnswers): EvaluatedForm {
  return useMemo(() => evaluateForm(form, answers), [form, answers])
}

interface Section {
  section: Exclude<Form['items'][number], FormField> | undefined
  fields: FormField[]
}

function sectionsOf(form: Form): Section[] {
  const sections: Section[] = [{ section: undefined, fields: [] }]
  for (const item of form.items)
    if (isField(item)) sections.at(-1)!.fields.push(item)
    else sections.push({ section: item, fields: [] })
  return sections
}
