// The operations of programs that JavaScript has no word for, on numbers. Blocks are separated by an empty line.

function horner(t, ...coefficients) {
  return coefficients.reduceRight((total, coefficient) => total * t + coefficient, 0);
}

function finite(error) {
  return Number.isFinite(error) ? error : 0;
}

function upper_half(a) {
  const scaled = 134217729 * a;
  return scaled - (scaled - a);
}

function product_error(a, b) {
  const a1 = upper_half(a), b1 = upper_half(b), a2 = a - a1, b2 = b - b1;
  return finite(a1 * b1 - a * b + a1 * b2 + a2 * b1 + a2 * b2);
}

function sum_error(a, b) {
  const total = a + b, other = total - a;
  return finite(a - (total - other) + (b - other));
}

function sin_sum(u, error) {
  return Math.sin(u) * Math.cos(error) + Math.cos(u) * Math.sin(error);
}

function cos_sum(u, error) {
  return Math.cos(u) * Math.cos(error) - Math.sin(u) * Math.sin(error);
}

function bounded(u) {
  return Math.max(u, -600);
}

function beyond(u) {
  return Math.exp(Math.min(u + 600, 0));
}
