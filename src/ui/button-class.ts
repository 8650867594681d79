export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger-outline' | 'danger';
export type ButtonSize = 'md' | 'sm';

const VARIANT: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-surface text-text border-line-strong shadow-card hover:bg-hover',
  ghost: 'text-muted border-transparent hover:bg-hover hover:text-text',
  'danger-outline': 'bg-surface text-danger-text border-danger-line hover:bg-danger-soft',
  danger: 'bg-danger-fill text-on-danger border-transparent hover:bg-danger-fill-hover',
};

const SIZE: Record<ButtonSize, string> = {
  md: 'h-8 px-3 max-sm:h-11',
  sm: 'h-7 px-2.5 max-sm:h-11',
};

const DISABLED =
  'aria-disabled:opacity-55 disabled:border-line disabled:bg-sunken disabled:text-subtle disabled:shadow-none';

/** The look of a button, for links that act like one too. */
export const buttonClass = (variant: ButtonVariant, size: ButtonSize = 'md'): string =>
  `inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors duration-120 ${VARIANT[variant]} ${SIZE[size]} ${DISABLED}`;
