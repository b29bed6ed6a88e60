/** The style sheet of the calculator, loaded beside its prices. */
import './calculator.css';

export {};
