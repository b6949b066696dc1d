import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './Button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** main: the one act of the screen; plain: everything else; quiet: inside lists; danger: cannot be taken back. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'usual' | 'small'
}

/** A button with words on it. */
export function Button({ look = 'plain', size = 'usual', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`button button-${look} button-${size}`} />
}

/** A button with only a picture; `label` is its name for everybody who cannot see the picture. */
export function IconButton({ label, ...props }: ButtonProps & { readonly label: string }) {
  return <AriaButton {...props} aria-label={label} className="button button-quiet button-icon" />
}
