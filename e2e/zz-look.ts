import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from './running-app.ts';
const out='/tmp/h4/search/shots'; mkdirSync(out,{recursive:true});
const home=mkdtempSync(join(tmpdir(),'look-'));
const running=await startApp({args:[`--user-data-dir=${join(home,'ud')}`],folder:home,env:{...process.env,HOME:home,XDG_CONFIG_HOME:home},answers:[]});
const page=running.page!;
const ask=(name:string,input:unknown)=>page.evaluate(async([m,i])=>{const a=await (window as any).precis.call(m,i); if(!a.ok) throw new Error(a.error.message); return a.value;},[name,input] as const);
const shot=async(n:string)=>{await page.waitForTimeout(400); await page.screenshot({path:join(out,n+'.png')});};
try{
 await page.setViewportSize({width:1440,height:900});
 await ask('settings.change',{theme:'light',spelling:false});
 await page.getByRole('button',{name:/sample library/}).click();
 await page.getByRole('row',{name:/storm season/}).first().waitFor();
 for (const [t,m,s] of [['Storm surge: 委員会の報告書','OFFICIAL','cleared'],['Tide stations and storm warnings','OFFICIAL-SENSITIVE','in-review'],['Harbour dues','','draft']] as const){
  const {id}=await ask('briefings.create',{title:t,template:'blank'}) as any; await ask('briefings.change',{id,change:{marking:m,status:s}});
 }
 await page.reload();
 const box=page.getByRole('combobox',{name:'Search'});
 await box.waitFor();
 await shot('home-rest');
 await box.fill('storm'); await shot('home-storm');
 await page.keyboard.press('ArrowDown'); await page.keyboard.press('ArrowDown');
 await page.setViewportSize({width:1024,height:700}); await shot('home-storm-1024');
 await ask('settings.change',{theme:'dark'}); await page.setViewportSize({width:1440,height:900}); await shot('home-storm-dark');
 await box.fill('報告'); await shot('home-ja-dark');
 await box.fill('zzz'); await shot('home-none-dark');
 await ask('settings.change',{theme:'light'});
 await box.fill('gauge'); await shot('home-gauge');
 await page.getByRole('combobox',{name:'Kind'}).click(); await shot('home-kind-menu'); await page.keyboard.press('Escape');
 await box.fill('tide gauges'); await page.waitForTimeout(300);
 const opts=page.getByRole('option'); const n=await opts.count(); console.log('options',n);
 const blocks=opts.filter({has:page.locator('mark')});
 console.log(await opts.allInnerTexts());
 await box.focus(); await page.keyboard.press('Enter');
 await page.waitForTimeout(1500); await shot('opened');
 await page.keyboard.press('Control+Shift+F'); await shot('dialog-empty');
 await page.keyboard.type('storm'); await shot('dialog-storm');
 await page.keyboard.press('ArrowDown');await page.keyboard.press('ArrowDown');await page.keyboard.press('ArrowDown');await page.keyboard.press('ArrowDown'); await shot('dialog-down');
 await page.keyboard.press('Enter'); await page.waitForTimeout(1200); await shot('dialog-opened');
 console.log('sel', await page.evaluate(()=>String(getSelection())));
} finally { await running.kill(); rmSync(home,{recursive:true,force:true}); }
