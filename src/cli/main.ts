#!/usr/bin/env node
console.log('draft')
