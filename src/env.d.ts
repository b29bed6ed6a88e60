/// <reference types="astro/client" />

declare module 'virtual:code.css';
