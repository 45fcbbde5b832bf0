/** In rem, `size` grows with the text. */
export function Mark({ size = 1.375 }: { readonly size?: number }) {
  return (
    <svg className="mark" viewBox="0 0 32 32" width={`${size}rem`} height={`${size}rem`} aria-hidden="true">
      <circle className="mark__rest" cx="16" cy="16" r="11.5" />
      <path className="mark__time" d="M16 4.5a11.5 11.5 0 1 1-10.8 15.4" />
    </svg>
  );
}
