/** How large the sums of a currency are: figures that are round, or likely, in one are not in another. */
import type { Currency } from './currencies.ts';

/**
 * About how many of it a dollar is, as a power of ten. Rates of exchange take years to move by as much; what is not named
 * is as large as a dollar.
 */
const codesByPower = {
  1: 'AED BRL CNY DKK GTQ HKD ILS MAD MXN MYR NOK PEN PLN QAR RON SAR SEK TTD ZAR ZMW',
  2: 'AFN BDT CZK DOP EGP ETB HNL INR JPY KES LKR MDL MKD MZN NIO NPR PHP PKR RUB RSD THB TRY TWD UAH UYU',
  3: 'ALL AMD AOA ARS CLP CRC DZD HUF IQD ISK JMD KRW KZT MMK NGN RWF TZS XAF XOF YER',
  4: 'COP IDR KHR LAK LBP MNT PYG UGX UZS VND',
  5: 'IRR',
} as const;

const powers = new Map(
  Object.entries(codesByPower).flatMap(([power, codes]) =>
    codes.split(' ').map((code) => [code, Number(power)] as const),
  ),
);

/** What was said of dollars, a plain decimal, as it would be said of another currency: 100 as 10000 of yen. */
export function inMagnitudeOf(currency: Currency, dollars: string): string {
  const power = powers.get(currency) ?? 0;
  const [whole = '', fraction = ''] = dollars.split('.');
  const digits = fraction.padEnd(power, '0');
  const rest = digits.slice(power);
  return `${(whole + digits.slice(0, power)).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
