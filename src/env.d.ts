/// <reference types="astro/client" />

declare module 'virtual:highlight.css';
