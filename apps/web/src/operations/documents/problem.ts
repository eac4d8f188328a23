// What the server says of a document, in the reader's words: it names a field, a place and a code.
import { ProblemError } from '../../api/client.ts'
import { useT } from '../../i18n/index.tsx'

/** The same problem, its issues put into words; anything else as it is. */
export function useDocumentProblem(): (error: unknown) => unknown {
  const t = useT()
  return (error) => {
    if (!(error instanceof ProblemError) || error.code !== 'body-invalid') return error
    return new ProblemError('body-invalid', {
      status: error.status,
      issues: error.issues.map(({ path, message }) => {
        const [, first = '', inZone = '', line, position] = path.split('.')
        const [code, ...about] = message.split(' ')
        const field = t(`operations.fault-field.${first === 'mrz' && inZone ? inZone : first}`)
        return {
          path: line && position ? t('operations.documents.at', { field, line, position }) : field,
          message: t(`operations.document-fault.${code}`, {
            letter: about[0] ?? '',
            position: about[1] ?? '',
            readings: about.join(', ') || 'none',
          }),
        }
      }),
    })
  }
}
