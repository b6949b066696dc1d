/* The part of jstat that is used here; the package brings no types. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, first: number, second: number): number
    inv(p: number, first: number, second: number): number
  }
  interface OneParameterDistribution {
    cdf(x: number, first: number): number
    inv(p: number, first: number): number
  }
  interface JStat {
    readonly beta: Distribution
    readonly noncentralt: Pick<Distribution, 'cdf'>
    readonly normal: Distribution
    readonly studentt: OneParameterDistribution
    readonly chisquare: OneParameterDistribution
    /** Regularised incomplete beta function. */
    ibeta(x: number, a: number, b: number): number
  }
  const jstat: { readonly jStat: JStat }
  export default jstat
}
